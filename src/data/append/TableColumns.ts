import type { TableLayout } from '../format/tableLayout'
import type { Delimiter, Row } from '../read/readRows'
import type { SentenceNumbers } from './SentenceNumbers'
import { cellDialect, writeCell, writtenCells, type CellDialect } from './tableDialect'

/** So many with the same in a column say that it is always that. */
const fewest = 20

interface Table {
  readonly layout: TableLayout
  readonly delimiter: Delimiter
  readonly numbers: SentenceNumbers
  /** Its last rows, without the header. */
  readonly tail: readonly Row[]
}

/** Writes the rows of a table one after the other, with something in each of its columns. */
export class TableColumns {
  readonly delimiter: Delimiter
  /** Whether only the first word of a sentence has its number. */
  readonly namesSentencesOnce: boolean
  private readonly rows: readonly Row[]
  private readonly dialects: readonly CellDialect[]
  /** Number of rows written. */
  private count = 0

  constructor(private readonly table: Table) {
    const { layout, delimiter, tail } = table
    this.delimiter = delimiter
    this.rows = tail.filter(
      ({ cells }) => cells.length === layout.columns.length && cells.some((cell) => cell.trim() !== ''),
    )
    const written = this.rows
      .filter(({ text }) => !text.includes('\n'))
      .map(({ text }) => writtenCells(text, delimiter))
    this.dialects = layout.columns.map((_, column) =>
      cellDialect(
        written.map((cells) => cells[column] ?? ''),
        delimiter,
      ),
    )
    const { sentenceColumn } = layout
    this.namesSentencesOnce = sentenceColumn !== null && this.cellsOf(sentenceColumn).some((cell) => cell.trim() === '')
  }

  cellsOf(column: number): readonly string[] {
    return this.rows.map(({ cells }) => cells[column] ?? '')
  }

  /** A number for a sentence; null if how they are numbered is not known, or they are not. */
  nextNumber(): string | null {
    return this.table.numbers.next()
  }

  /** @param number of the sentence */
  row(text: string, label: string, number: string): string {
    const { columns, textColumn, labelColumn, sentenceColumn } = this.table.layout
    this.count++
    return columns
      .map((_, column) => {
        if (column === textColumn) return text
        if (column === labelColumn) return label
        return column === sentenceColumn ? number : this.other(column)
      })
      .map((cell, column) => writeCell(cell, this.dialects[column] ?? { quotes: 'needed' }, this.delimiter))
      .join(this.delimiter)
  }

  /** What a column that is not read has: always the same, or it counts the rows, or nothing is known. */
  private other(column: number): string {
    const cells = this.cellsOf(column)
    const [first = ''] = cells
    if (cells.length >= fewest && cells.every((cell) => cell === first)) return first
    const counts = cells.length > 1 && cells.every((cell, index) => cell === String(Number(first) + index))
    return counts ? String(Number(first) + cells.length + this.count - 1) : ''
  }
}
