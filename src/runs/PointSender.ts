import { stepColumn } from '../shared/columns/ScalarTable'
import type { PointsMessage, SentTable } from '../shared/protocol/runPanel'
import type { Table } from './RunHistory'

/** Rows of a message at most: a million points go in several, none of them so large that others wait for it. */
const mostRows = 65_536

/** Knows which rows of a run's tables were sent, and makes messages with those that were not. */
export class PointSender {
  private readonly sent = new Map<string, { readonly table: Table; readonly cuts: number; rows: number }>()
  private isFirst = true

  constructor(private readonly directory: string) {}

  /** Send everything with the next message: the receiver begins anew. */
  restart(): void {
    this.sent.clear()
    this.isFirst = true
  }

  /** The rows that are new since the last call; nothing if there are none. */
  *next(tables: ReadonlyMap<string, Table>): Generator<PointsMessage> {
    // Rows that were taken back, or tables of another history: the receiver forgets what it has.
    if (!this.goesOn(tables)) this.restart()
    for (;;) {
      const chunk = [...tables].flatMap(([name, table]) => this.rowsOf(name, table))
      if (chunk.length === 0 && !this.isFirst) return
      const isRestart = this.isFirst
      this.isFirst = false
      yield { type: 'points', directory: this.directory, isRestart, tables: chunk }
    }
  }

  private goesOn(tables: ReadonlyMap<string, Table>): boolean {
    return [...this.sent].every(([name, { table, cuts }]) => tables.get(name) === table && table.cuts === cuts)
  }

  private rowsOf(name: string, table: Table): readonly SentTable[] {
    const sent = this.sent.get(name) ?? { table, cuts: table.cuts, rows: 0 }
    const end = Math.min(table.length, sent.rows + mostRows)
    if (end === sent.rows) return []
    const slice = (column: string) => table.column(column)?.values.slice(sent.rows, end).buffer
    const columns = table.names
      .filter((column) => column !== stepColumn)
      .map((column) => [column, slice(column)] as const)
    const message = {
      name,
      rows: table.length,
      steps: slice(stepColumn),
      columns: Object.fromEntries(columns),
    } as SentTable
    sent.rows = end
    this.sent.set(name, sent)
    return [message]
  }
}
