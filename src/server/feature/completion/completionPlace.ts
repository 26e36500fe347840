import type { Range } from '../../../shared/problem'
import { lineStart } from '../../../shared/text/lineStart'

/** Where in a config something is being typed, read from the lines themselves: half-typed text is rarely YAML. */
export type CompletionPlace =
  | { readonly kind: 'key'; readonly range: Range; readonly hasColon: boolean }
  /** A key inside the value of another, as in `freeze`. */
  | { readonly kind: 'property'; readonly parent: string; readonly range: Range; readonly hasColon: boolean }
  /** `range` is all that is written of the value, or of the item of a list. */
  | {
      readonly kind: 'value'
      readonly key: string
      readonly typed: string
      readonly range: Range
      readonly isItem: boolean
    }

const keyLine = /^(\s*)([\w$-]*)(\s*:)?/
const valueLine = /^([\w$-]+)\s*:\s+(.*)$/
const itemLine = /^(\s*-\s+)(.*)$/

/** What is being typed at an offset; null in a comment, and where nothing can be offered. */
export function completionPlace(text: string, offset: number): CompletionPlace | null {
  const start = lineStart(text, offset)
  const end = endOfLine(text, offset)
  const before = text.slice(start, offset)
  if (isComment(before)) return null
  const item = itemLine.exec(before)
  if (item !== null) return itemPlace(text, start + (item[1]?.length ?? 0), offset, end, parentOf(text, start))
  const value = valueLine.exec(before)
  if (value !== null) {
    const [, key = '', typed = ''] = value
    return valuePlace(key, typed, offset, text.slice(offset, end))
  }
  return keyPlace(text, start, offset, end)
}

function keyPlace(text: string, start: number, offset: number, end: number): CompletionPlace | null {
  const match = keyLine.exec(text.slice(start, end))
  const indent = match?.[1]?.length ?? 0
  const word = { start: start + indent, end: start + indent + (match?.[2]?.length ?? 0) }
  if (offset < word.start || offset > word.end) return null
  const hasColon = match?.[3] !== undefined
  if (indent === 0) return { kind: 'key', range: word, hasColon }
  const parent = parentOf(text, start)
  return parent === null ? null : { kind: 'property', parent, range: word, hasColon }
}

function valuePlace(key: string, typed: string, offset: number, after: string): CompletionPlace {
  const rest = /^[^#]*?(?=\s+#|\s*$)/.exec(after)?.[0] ?? ''
  // Inside brackets the word that is being typed is an item.
  const opened = /^\[(?:.*,)?\s*/.exec(typed)?.[0]
  if (opened !== undefined && !typed.includes(']')) {
    const word = typed.slice(opened.length)
    return { kind: 'value', key, typed: word, range: { start: offset - word.length, end: offset }, isItem: true }
  }
  return {
    kind: 'value',
    key,
    typed,
    range: { start: offset - typed.length, end: offset + rest.length },
    isItem: false,
  }
}

function itemPlace(
  text: string,
  start: number,
  offset: number,
  end: number,
  key: string | null,
): CompletionPlace | null {
  if (key === null) return null
  const written = /^[^#]*?(?=\s+#|\s*$)/.exec(text.slice(start, end))?.[0] ?? ''
  const range = { start, end: Math.max(offset, start + written.length) }
  return { kind: 'value', key, typed: text.slice(start, offset), range, isItem: true }
}

/** The top-level key above a line that is indented, or an item of a list. */
function parentOf(text: string, start: number): string | null {
  for (let end = start - 1; end >= 0;) {
    const begin = lineStart(text, end)
    const match = /^([\w$-]+)\s*:/.exec(text.slice(begin, end))
    if (match !== null) return match[1] ?? null
    end = begin - 1
  }
  return null
}

function isComment(before: string): boolean {
  return /(^|\s)#/.test(before.replace(/"[^"]*"|'[^']*'/g, ''))
}

function endOfLine(text: string, offset: number): number {
  const ends = [text.indexOf('\n', offset), text.indexOf('\r', offset)].filter((end) => end >= 0)
  return Math.min(text.length, ...ends)
}
