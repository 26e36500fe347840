import type { Range } from '../../shared/problem'
import { isBlank, isEmpty } from '../yaml/textCursor'
import type { BlockTokens } from './blockTokens'

/** A line of a config. Offsets are those of the text. */
export interface LayoutLine {
  /**
   * `content`: dashes, a key, a value. `comment`: nothing but one. `kept`: goes on with a value of several lines.
   * `other`: what configs seldom have, such as the beginning of a document.
   */
  readonly type: 'blank' | 'comment' | 'content' | 'kept' | 'other'
  readonly start: number
  /** Before the line break. */
  readonly end: number
  /** After the line break. */
  readonly next: number
  /** Where the first character is that is not blank. */
  readonly first: number
  /** Offsets of the dashes that content begins with. */
  readonly dashes: readonly number[]
  readonly key: Range | null
  /** Where the last token ends after which there may be a comment; null if that is not known. */
  readonly tail: number | null
  /** Whether a value begins here that ends on another line. */
  readonly goesOn: boolean
}

/** The lines of a text whose tokens are given; an empty one after the last line break is none. */
export function layoutLinesOf(text: string, { keyEnds, values }: BlockTokens): readonly LayoutLine[] {
  const lines: LayoutLine[] = []
  let value = 0
  let kept: Range = { start: 0, end: 0 }
  for (let start = text.startsWith('\uFEFF') ? 1 : 0; start < text.length;) {
    const extent = extentAt(text, start)
    while ((values[value]?.start ?? Infinity) < start) value++
    const own = values[value]
    const begun = own !== undefined && own.start < extent.end ? own : null
    lines.push(start < kept.end ? keptLine(text, extent, kept) : readLine(text, extent, { keyEnds, value: begun }))
    if (begun !== null) kept = begun
    start = extent.next
  }
  return lines
}

type Extent = Pick<LayoutLine, 'start' | 'end' | 'next' | 'first'>

function extentAt(text: string, start: number): Extent {
  const newline = text.indexOf('\n', start)
  const next = newline === -1 ? text.length : newline + 1
  const withoutNewline = newline === -1 ? text.length : newline
  const end = newline > start && text[newline - 1] === '\r' ? newline - 1 : withoutNewline
  let first = start
  while (first < end && isBlank(text.charCodeAt(first))) first++
  return { start, end, next, first }
}

/** What a line has besides its extent. */
type LineContent = Pick<LayoutLine, 'dashes' | 'key' | 'tail' | 'goesOn'>

const nothing: LineContent = { dashes: [], key: null, tail: null, goesOn: false }

/** Field by field: spreading both would take most of the time of formatting. */
function lineOf(extent: Extent, type: LayoutLine['type'], content: LineContent): LayoutLine {
  const { start, end, next, first } = extent
  const { dashes, key, tail, goesOn } = content
  return { type, start, end, next, first, dashes, key, tail, goesOn }
}

/** What is blank after a block of text may be part of it. */
function keptLine(text: string, extent: Extent, value: Range): LayoutLine {
  const isEnd = value.end <= extent.end && !'|>'.includes(text.charAt(value.start))
  return lineOf(extent, 'kept', { dashes: [], key: null, tail: isEnd ? value.end : null, goesOn: !isEnd })
}

interface LineTokens {
  readonly keyEnds: BlockTokens['keyEnds']
  readonly value: Range | null
}

function readLine(text: string, extent: Extent, { keyEnds, value }: LineTokens): LayoutLine {
  const { first, end } = extent
  if (first === end) return lineOf(extent, 'blank', nothing)
  if (text[first] === '#') return lineOf(extent, 'comment', nothing)
  const dashes = dashesAt(text, first, end)
  const start = contentAfter(text, dashes.at(-1), extent)
  const keyEnd = keyEnds.get(start)
  const key = keyEnd === undefined ? null : { start, end: keyEnd }
  const goesOn = value !== null && value.end > end
  const isContent = key !== null || (dashes.length > 0 && (start === value?.start || isRest(text, start, end)))
  if (!isContent) return lineOf(extent, 'other', { dashes: [], key: null, tail: null, goesOn })
  const tail = value === null ? afterMark(text, key, dashes) : value.end
  return lineOf(extent, 'content', { dashes, key, tail: goesOn ? null : tail, goesOn })
}

function dashesAt(text: string, first: number, end: number): readonly number[] {
  const dashes: number[] = []
  for (let at = first; at < end && text[at] === '-' && isEmpty(text.charCodeAt(at + 1));) {
    dashes.push(at++)
    while (at < end && isBlank(text.charCodeAt(at))) at++
  }
  return dashes
}

function contentAfter(text: string, dash: number | undefined, { first, end }: Extent): number {
  if (dash === undefined) return first
  let at = dash + 1
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}

/** Whether nothing but a comment is left. */
function isRest(text: string, start: number, end: number): boolean {
  return start === end || text[start] === '#'
}

/** After the colon of a key, or after the last dash. */
function afterMark(text: string, key: Range | null, dashes: readonly number[]): number | null {
  if (key === null) return (dashes.at(-1) ?? -1) + 1
  const colon = text.indexOf(':', key.end)
  return colon === -1 ? null : colon + 1
}
