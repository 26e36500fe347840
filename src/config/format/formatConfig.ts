import type { ConfigDocument } from '../configDocument'
import type { ConfigCode } from '../problems'
import { parseDocument } from '../parseDocument'
import type { TextChange } from '../textChange'
import { applyChanges } from '../textChange'
import { blockTokensOf } from './blockTokens'
import { ChangeList } from './ChangeList'
import { indentLines } from './indentLines'
import type { LayoutLine } from './layoutLine'
import { layoutLinesOf } from './layoutLine'
import { separateLines } from './separateLines'
import { spaceLine } from './spaceLine'

const unreadable: ReadonlySet<ConfigCode> = new Set(['FT001', 'FT002', 'FT003', 'FT004'])
/** A carriage return alone, which only editors take for a line break; a byte-order mark that is none where it stands. */
const ambiguous = /\r(?!\n)|(?!^)\uFEFF/

/**
 * The changes after which a config is laid out in one way: blanks, indentation and empty lines, nothing else. Values of
 * several lines and what stands in brackets stay as they are, and so does the indentation of an entry that has values
 * of several lines or rare YAML. A text that cannot be read is left as it is, and so is one that would say another thing.
 */
export function formatConfig(document: ConfigDocument): readonly TextChange[] {
  const { text, findings } = document
  if (findings.some(({ code }) => unreadable.has(code)) || ambiguous.test(text)) return []
  const lines = layoutLinesOf(text, blockTokensOf(document))
  const changes = new ChangeList(text)
  for (const section of sectionsOf(lines, document)) if (canMove(section)) indentLines(section, changes)
  for (const line of lines) spaceLine(line, changes)
  separateLines(lines, changes)
  const ordered = changes.changes.toSorted((one, other) => one.range.start - other.range.start)
  return ordered.length > 0 && saysTheSame(document, applyChanges(text, ordered)) ? ordered : []
}

/** Rare YAML reads a tab on an empty line, say, in ways of its own: a last look keeps such a config as it is. */
function saysTheSame(document: ConfigDocument, formatted: string): boolean {
  return saidBy(document) === saidBy(parseDocument(formatted))
}

function saidBy({ entries, findings }: ConfigDocument): string {
  return JSON.stringify([entries.map(({ key, node }) => [key, node.value]), findings.map(({ code }) => code)])
}

/** The lines of each top-level entry, after those before the first one. None if the config is indented as a whole. */
function sectionsOf(lines: readonly LayoutLine[], { entries }: ConfigDocument): readonly (readonly LayoutLine[])[] {
  const keys = new Set(entries.map(({ keyRange }) => keyRange.start))
  const sections: LayoutLine[][] = [[]]
  for (const line of lines) {
    if (line.key !== null && keys.has(line.key.start)) {
      if (line.key.start > line.start) return []
      sections.push([])
    }
    sections.at(-1)?.push(line)
  }
  return sections
}

function canMove(section: readonly LayoutLine[]): boolean {
  return section.every(({ type, goesOn }) => type !== 'other' && !goesOn)
}
