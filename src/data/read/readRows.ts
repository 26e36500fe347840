import type { Report } from '../fault'
import type { LineBatch } from './readLines'

/** A row of a table. */
export interface Row {
  readonly cells: readonly string[]
  /** Where it begins, from 1: a quoted cell may go over several lines. */
  readonly line: number
}

export type Delimiter = ',' | ';' | '\t'

/** Lines that a quoted cell may go over before its opening quote is taken for a mistake. */
const longestRow = 1000

/**
 * The rows of a table as RFC 4180 has them. With tabs, a cell that is a single quote is the word `"`, which those who
 * write such files rarely quote.
 */
export async function* readRows(
  batches: AsyncIterable<LineBatch>,
  delimiter: Delimiter,
  report: Report,
): AsyncGenerator<readonly Row[]> {
  let open: { readonly line: number; readonly lines: string[] } | null = null
  for await (const { lines, first } of batches) {
    const rows: Row[] = []
    for (const [index, line] of lines.entries()) {
      const start: number = open?.line ?? first + index
      const text: string = open === null ? line : [...open.lines, line].join('\n')
      const cells = splitRow(text, delimiter)
      if (cells !== null) {
        rows.push({ cells, line: start })
        open = null
      } else if (open === null) {
        open = { line: start, lines: [line] }
      } else {
        open.lines.push(line)
        if (open.lines.length > longestRow) {
          report('FD022', start)
          return
        }
      }
    }
    yield rows
  }
  if (open !== null) {
    report('FD022', open.line)
  }
}

/** The cells of a row; null if a quote is still open at its end. */
export function splitRow(text: string, delimiter: Delimiter): string[] | null {
  if (!text.includes('"')) {
    return text.split(delimiter)
  }
  const cells: string[] = []
  let start = 0
  for (;;) {
    const cell =
      text.charCodeAt(start) === 0x22 ? quotedCell(text, start, delimiter) : plainCell(text, start, delimiter)
    if (cell === null) {
      return null
    }
    cells.push(cell.text)
    if (cell.end >= text.length) {
      return cells
    }
    start = cell.end + 1
  }
}

interface Cell {
  readonly text: string
  /** Of the delimiter after it, or the row's length. */
  readonly end: number
}

function plainCell(text: string, start: number, delimiter: Delimiter): Cell {
  const found = text.indexOf(delimiter, start)
  const end = found < 0 ? text.length : found
  return { text: text.slice(start, end), end }
}

function quotedCell(text: string, start: number, delimiter: Delimiter): Cell | null {
  const after = text[start + 1]
  if (delimiter === '\t' && (after === undefined || after === delimiter)) {
    return { text: '"', end: start + 1 }
  }
  let close = text.indexOf('"', start + 1)
  while (close >= 0 && text[close + 1] === '"') {
    close = text.indexOf('"', close + 2)
  }
  if (close < 0) {
    return null
  }
  const rest = plainCell(text, close + 1, delimiter)
  return { text: text.slice(start + 1, close).replaceAll('""', '"') + rest.text, end: rest.end }
}
