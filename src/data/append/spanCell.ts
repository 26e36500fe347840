import { parseSpans } from '../format/table'
import { jsonLine, spanLike } from './exampleRecord'
import type { WrittenSpan } from './exampleFormat'

/** How a table writes the spans of a text in a cell. */
export interface SpanCell {
  /** A span that it has; undefined: it has none. */
  readonly sample: unknown
  readonly isSpaced: boolean
  /** As Python prints them. */
  readonly isPython: boolean
  readonly hasTuples: boolean
  /** What a text without spans has. */
  readonly none: string
}

/** @param cells cells of the column */
export function spanCellOf(cells: readonly string[]): SpanCell {
  const full = cells.find((cell) => firstOf(cell) !== undefined) ?? ''
  return {
    sample: firstOf(full),
    isSpaced: full === '' || /[,:] /u.test(full.replaceAll(/"[^"]*"|'[^']*'/gu, '')),
    isPython: full !== '' && !isJson(full),
    hasTuples: /^\s*\[\s*\(/u.test(full),
    none: cells.find((cell) => (firstOf(cell) ?? null) === null) ?? '[]',
  }
}

export function writeSpans(spans: readonly WrittenSpan[], cell: SpanCell): string {
  if (spans.length === 0) return cell.none
  const values = spans.map((span) => spanLike(cell.sample, span))
  if (!cell.isPython) return jsonLine(values, cell.isSpaced)
  const written = values.map((value) => jsonLine(value, true).replaceAll('"', "'"))
  return `[${written.map((span) => (cell.hasTuples ? `(${span.slice(1, -1)})` : span)).join(', ')}]`
}

function firstOf(cell: string): unknown {
  const spans = cell.trim() === '' ? null : parseSpans(cell)
  return Array.isArray(spans) ? (spans as readonly unknown[])[0] : undefined
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
