import type { Report } from '../fault'
import type { LineBatch } from './readLines'

/** A row of a table. */
export interface Row {
  readonly cells: readonly string[]
  /** As it is written, without its end. */
  readonly text: string
  /** Where it begins, from 1: a quoted cell may go over several lines. */
  readonly line: number
}

export type Delimiter = ',' | ';' | '\t'

/** Lines that a quoted cell may go over before its opening quote is taken for a mistake. */
const longestRow = 1000

/** The rows of a table, as `RowReader` reads them. */
export async function* readRows(
  batches: AsyncIterable<LineBatch>,
  delimiter: Delimiter,
  report: Report,
): AsyncGenerator<readonly Row[]> {
  const reader = new RowReader(delimiter, report)
  for await (const batch of batches) {
    yield reader.read(batch)
    if (reader.isLost) return
  }
  reader.end()
}

/**
 * Reads rows as RFC 4180 has them. With tabs, a cell that is a single quote is the word `"`, which those who write such
 * files rarely quote.
 */
export class RowReader {
  private open: { readonly line: number; readonly lines: string[] } | null = null
  /** Whether a quoted cell went over so many lines that nothing is read any more. */
  isLost = false

  constructor(
    private readonly delimiter: Delimiter,
    private readonly report: Report,
  ) {}

  /** The rows that end in these lines. */
  read({ lines, first }: LineBatch): readonly Row[] {
    const rows: Row[] = []
    for (const [index, line] of lines.entries()) {
      const row = this.isLost ? null : this.readLine(line, first + index)
      if (row !== null) rows.push(row)
    }
    return rows
  }

  /** Tells a cell that is still open. */
  end(): void {
    if (this.open !== null && !this.isLost) this.report('FD022', this.open.line)
  }

  private readLine(line: string, number: number): Row | null {
    const { open } = this
    const text = open === null ? line : [...open.lines, line].join('\n')
    const cells = splitRow(text, this.delimiter)
    if (cells !== null) {
      this.open = null
      return { cells, text, line: open?.line ?? number }
    }
    if (open === null) this.open = { line: number, lines: [line] }
    else this.goOn(open, line)
    return null
  }

  private goOn(open: { readonly line: number; readonly lines: string[] }, line: string): void {
    open.lines.push(line)
    if (open.lines.length <= longestRow) return
    this.report('FD022', open.line)
    this.isLost = true
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
