import type { RawExample, ReadContext } from '../format/rawExample'
import { TableExamples, tableSampleSize } from '../format/table'
import { RowReader, type Delimiter, type Row } from '../read/readRows'
import { DataFault, type Report } from '../fault'
import type { LineBatch } from '../read/readLines'
import type { FileEnd } from './appendSource'
import type { ExampleFormat, ExampleWriting } from './exampleFormat'
import { SentenceNumbers } from './SentenceNumbers'
import { tableWriting } from './tableWriting'

/** Rows at the end that are kept. */
const tailSize = 200

/** CSV and TSV. */
export class TableFormat implements ExampleFormat {
  private readonly rows: RowReader
  private readonly examples: TableExamples
  private readonly numbers = new SentenceNumbers()
  private head: Row[] = []
  private tail: readonly Row[] = []

  constructor(
    private readonly delimiter: Delimiter,
    private readonly context: ReadContext,
  ) {
    this.rows = new RowReader(delimiter, refuseOpenQuotes)
    this.examples = new TableExamples(context)
  }

  get isEmpty(): boolean {
    return this.head.length === 0
  }

  read(batch: LineBatch): readonly RawExample[] {
    const rows = this.rows.read(batch)
    const examples = this.examples.read(rows)
    if (this.head.length < tableSampleSize) this.head.push(...rows.slice(0, tableSampleSize - this.head.length))
    this.tail = [...this.tail, ...rows.slice(-tailSize)].slice(-tailSize)
    const { sentenceColumn = null } = this.examples.layout ?? {}
    if (sentenceColumn !== null)
      for (const { cells } of this.body(rows)) this.numbers.learn(cells[sentenceColumn] ?? '')
    return examples
  }

  end(): readonly RawExample[] {
    this.rows.end()
    return this.examples.end()
  }

  writing(end: FileEnd): ExampleWriting | null {
    const { layout } = this.examples
    if (layout === null) return null
    const { delimiter, context, numbers, head } = this
    return tableWriting({ layout, delimiter, context, numbers, head, tail: this.body(this.tail), end })
  }

  /** Rows without the header. */
  private body(rows: readonly Row[]): readonly Row[] {
    const [header] = this.examples.layout?.hasHeader === true ? this.head : []
    return rows.filter(({ line }) => line !== header?.line)
  }
}

/** A row behind it would be part of the cell. */
const refuseOpenQuotes: Report = (code, line, values) => {
  throw new DataFault(code, line, values)
}
