import type { ConfigDocument, ConfigEntry, ValueNode } from '../../config/configDocument'
import type { Range } from '../../shared/problem'

const byteOrderMark = '\uFEFF'

/** Where the line of an offset begins; a byte-order mark at the start of the text is no part of its line. */
export function lineStart(text: string, offset: number): number {
  if (offset <= 0) return 0
  const start = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  return start === 0 && text.startsWith(byteOrderMark) ? 1 : start
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/)
  return length < 0 ? text.length : offset + length
}

/** Where the line after that of an offset begins, or the end of the text. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset)
  return end + (/^(\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0].length ?? 0)
}

/** The line break that a text uses. */
export function newlineOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
}

/** Where a value ends: the range of a block of lines goes on to the next line. */
export function endOfValue(text: string, { range }: ValueNode): number {
  return range.start + text.slice(range.start, range.end).trimEnd().length
}

/** Where an entry ends: behind its value, or behind the colon where there is none. */
export function endOfEntry(text: string, { keyRange, node }: ConfigEntry): number {
  return Math.max(endOfKey(text, keyRange), endOfValue(text, node))
}

/** Where the colon behind a key ends. */
export function endOfKey(text: string, { end }: Range): number {
  return end + (/^\s*:/.exec(text.slice(end, end + 20))?.[0].length ?? 0)
}

/** Whether the config is one mapping in braces rather than a line a key. */
export function isInBraces({ text, entries }: ConfigDocument): boolean {
  const [first] = entries
  return first !== undefined && text.slice(0, first.keyRange.start).trimEnd().endsWith('{')
}
