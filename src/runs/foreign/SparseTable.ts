import { ScalarTable } from '../../shared/columns/ScalarTable'
import { placeColumns, sideTable } from '../../shared/protocol/scalars'
import type { Table } from '../RunHistory'

type Figures = ReadonlyMap<string, number>

interface Row {
  readonly step: number
  readonly figures: Map<string, number>
}

/**
 * Figures by step that come in any company: a column that others come without has a table of its own, so that no row is
 * a gap in its line only because another metric was told more often. Figures of one step may come one by one.
 */
export class SparseTable {
  private main: ScalarTable | null = null
  private members: ReadonlySet<string> = new Set()
  private readonly sides = new Map<string, ScalarTable>()
  private pending: Row | null = null

  /** @param rename gives the figures of a step, once all are there, their names */
  constructor(
    readonly name: string,
    private readonly rename: (figures: Figures) => Figures = (figures) => figures,
  ) {}

  add(step: number, figures: Figures): void {
    const { pending } = this
    const goesOn =
      pending?.step === step && ![...figures.keys()].some((name) => isFigure(name) && pending.figures.has(name))
    if (!goesOn) this.settle()
    if (this.pending === null) this.pending = { step, figures: new Map(figures) }
    else for (const [name, value] of figures) this.pending.figures.set(name, value)
  }

  /** Whether the last step has all that its neighbours have, so that no more is waited for. */
  get isWhole(): boolean {
    const { pending, members } = this
    if (pending === null) return true
    const figures = this.rename(pending.figures)
    return members.size > 0 && [...members].every((name) => figures.has(name))
  }

  /** Make a row of what came for the last step. */
  settle(): void {
    const { pending } = this
    this.pending = null
    if (pending === null) return
    const { step } = pending
    const figures = this.rename(pending.figures)
    const places = [...figures].filter(([name]) => !isFigure(name))
    const values = [...figures].filter(([name]) => isFigure(name))
    if (values.length === 0) return
    this.main ??= this.begin(values.map(([name]) => name))
    const inMain = values.filter(([name]) => this.members.has(name))
    if (inMain.length > 0) {
      this.narrow(new Set(inMain.map(([name]) => name)))
      push(this.main, step, [...places, ...inMain])
    }
    for (const value of values) if (!this.members.has(value[0])) push(this.side(value[0]), step, [...places, value])
  }

  /** Take back what came at a step or after it. */
  takeBackFrom(step: number): void {
    if (this.pending !== null && this.pending.step >= step) this.pending = null
    for (const [, table] of this.tables()) cutFrom(table, step)
  }

  /** By the names that they are sent under. */
  *tables(): Generator<readonly [name: string, table: Table & ScalarTable]> {
    if (this.main !== null) yield [this.name, this.main]
    for (const [column, table] of this.sides) yield [sideTable(this.name, column), table]
  }

  private begin(names: readonly string[]): ScalarTable {
    this.members = new Set(names)
    return new ScalarTable()
  }

  /** Columns that a row comes without move to tables of their own. */
  private narrow(present: ReadonlySet<string>): void {
    const { main, members } = this
    if (main === null || members.size === present.size) return
    const leaving = [...members].filter((name) => !present.has(name))
    for (const name of leaving)
      this.sides.set(
        name,
        pick(main, (column) => column === name || !isFigure(column)),
      )
    this.main = pick(main, (column) => !leaving.includes(column))
    this.members = present
  }

  private side(column: string): ScalarTable {
    const known = this.sides.get(column)
    if (known !== undefined) return known
    const table = new ScalarTable()
    this.sides.set(column, table)
    return table
  }
}

function isFigure(column: string): boolean {
  return !placeColumns.has(column)
}

/** A step that goes back is of a run that was begun again there. */
function push(table: ScalarTable, step: number, values: Iterable<readonly [string, number]>): void {
  if (table.length > 0 && step < table.steps.at(table.length - 1)) cutFrom(table, step)
  table.push(step, values)
}

function cutFrom(table: ScalarTable, step: number): void {
  const kept = table.steps.lowerBound(step)
  if (kept < table.length) table.cutBeyond(kept === 0 ? -Infinity : table.steps.at(kept - 1))
}

function pick(table: ScalarTable, isWanted: (column: string) => boolean): ScalarTable {
  const picked = new ScalarTable()
  const wanted = table.names.filter((name) => name !== 'step' && isWanted(name))
  picked.append(
    table.steps.values.slice(),
    wanted.map((name) => [name, table.column(name)?.values.slice() ?? []] as const),
  )
  return picked
}
