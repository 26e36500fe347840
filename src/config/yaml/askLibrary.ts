import type { Range } from '../../shared/problem'
import type { ConfigEntry } from '../configDocument'
import type { LineIndex } from '../lineIndex'
import type { LibraryReading } from './readWithLibrary'
import { isEscaped } from './isLeftOpen'
import { readWithLibrary } from './readWithLibrary'

/** An entry that is plain by itself, though it may turn out to stand within something else. */
export interface PlainEntry {
  readonly entry: ConfigEntry
  /** Beginning of its line. */
  readonly start: number
  /** Where the next line with content begins. */
  readonly end: number
}

/** A part of a text that ends where a line begins, or with the text. */
export interface LibraryPart {
  readonly text: string
  readonly lines: LineIndex
  /** The plain entry that the part begins with; null if it begins with the text. */
  readonly first: PlainEntry | null
  readonly end: number
}

export type AskLibrary = (part: LibraryPart) => LibraryReading | null

/**
 * Added to a part that does not end with the text: is the library still where such an entry can stand? Inside brackets,
 * which it can be without a sign of it, the comma would be another thing.
 */
const probe = { line: 'x: a,b\n', keyLength: 1, valueStart: 3, valueLength: 3 } as const

/**
 * What the library makes of a part, as it would within the whole text.
 *
 * @returns null if it must see the whole for that
 */
export function askLibrary({ text, lines, first, end }: LibraryPart): LibraryReading | null {
  const offset = first?.start ?? 0
  const part = text.slice(offset, end) + (end < text.length ? probe.line + closingQuotes(text, end) : '')
  const reading = readWithLibrary({ text: part, offset, lines })
  if (reading === null || reading.hasReferences) return null
  // That is said once of a text.
  if (reading.findings.some(({ code }) => code === 'FT004')) return null
  return first === null || isSameEntry(reading.entries[0], first.entry) ? reading : null
}

/**
 * The first of the plain entries at the end of a part from which on the library has read each as what it is, with
 * nothing to say of them, and the probe too.
 */
export function firstReadAsPlain(
  candidates: readonly PlainEntry[],
  partEnd: number,
  { entries, errors, warnings }: LibraryReading,
): PlainEntry | undefined {
  const read = new Map(entries.map((entry) => [entry.keyRange.start, entry]))
  if (!isProbe(read.get(partEnd), partEnd)) return undefined
  const last = candidates.findLastIndex(({ start, entry }) => !isSameEntry(read.get(start), entry))
  const mistakesEnd = [...errors, ...warnings].reduce((end, { range }) => Math.max(end, range.end), 0)
  return candidates.slice(last + 1).find(({ start }) => start >= mistakesEnd)
}

function isProbe(entry: ConfigEntry | undefined, partEnd: number): boolean {
  const valueStart = partEnd + probe.valueStart
  return (
    entry !== undefined &&
    isSameRange(entry.keyRange, { start: partEnd, end: partEnd + probe.keyLength }) &&
    isSameRange(entry.node.range, { start: valueStart, end: valueStart + probe.valueLength })
  )
}

/** The same range holds the same text. */
function isSameEntry(entry: ConfigEntry | undefined, other: ConfigEntry): boolean {
  return (
    entry !== undefined &&
    isSameRange(entry.keyRange, other.keyRange) &&
    isSameRange(entry.node.range, other.node.range)
  )
}

function isSameRange(range: Range, other: Range): boolean {
  return range.start === other.start && range.end === other.end
}

/**
 * The library looks through all of the text for a closing quote, though the scalar then ends at the next line that is
 * not indented. A comment for the end of a part, with a quote of each kind that it would find beyond.
 */
function closingQuotes(text: string, end: number): string {
  return `#${hasSingleQuote(text, end) ? " '" : ''}${hasDoubleQuote(text, end) ? ' "' : ''}`
}

/** Whether a text in single quotes would end after `start`; two quotes stand for one. */
function hasSingleQuote(text: string, start: number): boolean {
  let at = text.indexOf("'", start)
  while (at !== -1 && text[at + 1] === "'") at = text.indexOf("'", at + 2)
  return at !== -1
}

/** Whether a text in double quotes would end after `start`, the beginning of a line; a backslash takes one away. */
function hasDoubleQuote(text: string, start: number): boolean {
  let at = text.indexOf('"', start)
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1)
  return at !== -1
}
