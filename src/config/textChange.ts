import type { Range } from '../shared/problem'

/** Characters of a text and what is to stand in their place. */
export interface TextChange {
  readonly range: Range
  readonly text: string
}

/** The text with changes made that do not overlap, in whatever order they come. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  const parts: string[] = []
  let position = 0
  for (const { range, text: added } of changes.toSorted((one, other) => one.range.start - other.range.start)) {
    parts.push(text.slice(position, range.start), added)
    position = range.end
  }
  return parts.join('') + text.slice(position)
}
