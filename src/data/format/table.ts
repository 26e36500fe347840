import { DataFault } from '../fault'
import type { Row } from '../read/readRows'
import { parseCellList } from './cellList'
import { mostWords } from './conll'
import { pairTokens, type ExampleBatches, type RawExample, type ReadContext } from './rawExample'
import { RecordReader } from './record'
import { findTableLayout, type TableLayout } from './tableLayout'

/** Rows that are looked at to find the table's shape. */
export const tableSampleSize = 100

/** The examples of CSV and TSV. */
export async function* readTable(rows: AsyncIterable<readonly Row[]>, context: ReadContext): ExampleBatches {
  const examples = new TableExamples(context)
  for await (const batch of rows) yield examples.read(batch)
  yield examples.end()
}

/** CSV and TSV: a word a row, lists of words and tags a row, or a text and a JSON list of spans a row. */
export class TableExamples {
  private reader: TableReader | null = null

  constructor(private readonly context: ReadContext) {}

  /** Null before the first row. */
  get layout(): TableLayout | null {
    return this.reader?.layout ?? null
  }

  /** @throws DataFault if the first rows do not tell which columns are read */
  read(rows: readonly Row[]): readonly RawExample[] {
    if (rows.length === 0 || this.reader !== null) return this.reader?.read(rows) ?? []
    const { context } = this
    const layout = findTableLayout(rows.slice(0, tableSampleSize), context)
    const name = (index: number) => layout.columns[index] ?? ''
    const { columns, textColumn, labelColumn } = layout
    context.onLayout({ columns, textColumn: name(textColumn), labelColumn: name(labelColumn) })
    this.reader = new TableReader(layout, context)
    return this.reader.read(layout.hasHeader ? rows.slice(1) : rows)
  }

  end(): readonly RawExample[] {
    return this.reader?.end() ?? []
  }
}

/** Reads the rows of a table of this layout, header not included. */
export class TableReader {
  private readonly records: RecordReader
  private examples: RawExample[] = []
  private tokens: string[] = []
  private tags: string[] = []
  private startLine = 0
  private sentence = ''

  constructor(
    readonly layout: TableLayout,
    private readonly context: ReadContext,
  ) {
    const ignored = () => undefined
    this.records = new RecordReader({ ...context, textColumn: 'text', labelColumn: 'spans', onLayout: ignored })
  }

  read(rows: readonly Row[]): readonly RawExample[] {
    this.examples = []
    for (const row of rows) {
      if (row.cells.every((cell) => cell.trim() === '')) {
        this.flush()
      } else if (row.cells.length !== this.layout.columns.length) {
        const values = { cells: row.cells.length, columns: this.layout.columns.length }
        this.context.report('FD028', row.line, values)
      } else {
        this.readRow(row)
      }
    }
    return this.examples
  }

  end(): readonly RawExample[] {
    this.examples = []
    this.flush()
    return this.examples
  }

  private readRow(row: Row): void {
    const text = row.cells[this.layout.textColumn] ?? ''
    const label = row.cells[this.layout.labelColumn] ?? ''
    switch (this.layout.shape) {
      case 'words':
        this.readWord(row, text, label.trim())
        return
      case 'lists':
        this.push(pairTokens(parseCellList(text), parseCellList(label), row.line, null, this.context.report))
        return
      case 'spans':
        this.readSpans(row, text, label)
    }
  }

  private readWord(row: Row, token: string, tag: string): void {
    const sentence = this.layout.sentenceColumn === null ? '' : (row.cells[this.layout.sentenceColumn] ?? '')
    if (sentence !== '' && sentence !== this.sentence) {
      this.flush()
      this.sentence = sentence
    }
    if (tag === '') {
      this.context.report('FD005', row.line, { word: token })
      return
    }
    if (this.tokens.length === 0) {
      this.startLine = row.line
    }
    this.tokens.push(token)
    this.tags.push(tag)
    if (this.tokens.length > mostWords) {
      throw new DataFault('FD021', this.startLine, { limit: mostWords })
    }
  }

  private readSpans(row: Row, text: string, cell: string): void {
    const spans = cell.trim() === '' ? [] : parseSpans(cell)
    if (spans === null) {
      this.context.report('FD030', row.line, { span: cell })
      return
    }
    this.push(this.records.read({ text, spans }, row.line))
  }

  private flush(): void {
    if (this.tokens.length > 0) {
      this.push(pairTokens(this.tokens, this.tags, this.startLine, null, this.context.report))
      this.tokens = []
      this.tags = []
    }
  }

  private push(example: RawExample | null): void {
    if (example !== null) {
      this.examples.push(example)
    }
  }
}

/** Spans as JSON, or as Python prints lists and tuples of them. */
export function parseSpans(cell: string): unknown {
  for (const text of [cell, cell.replaceAll('(', '[').replaceAll(')', ']').replaceAll("'", '"')]) {
    try {
      return JSON.parse(text) as unknown
    } catch {
      continue
    }
  }
  return null
}
