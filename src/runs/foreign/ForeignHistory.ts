import type { ShownBest } from '../../shared/protocol/runPanel'
import { elapsedColumn, stepsTable } from '../../shared/protocol/scalars'
import type { Table } from '../RunHistory'
import { nameEntityTypes } from './entityTypes'
import { metricPlace } from './metricPlace'
import { SparseTable } from './SparseTable'

/** What a file of another tool says at one step. */
export interface ForeignRow {
  readonly step: number
  readonly epoch?: number | null
  /** Unix seconds. */
  readonly time?: number | null
  /** Seconds of work. */
  readonly elapsed?: number | null
  /** Metrics under the tool's names; NaN where it told one that is no number. */
  readonly figures: Iterable<readonly [name: string, value: number]>
  /** Of metrics whose name has no split; `steps` if not given. */
  readonly table?: string
}

/** What another tool says of a run besides its figures; null where it says nothing. */
export interface ForeignFacts {
  totalSteps: number | null
  epochs: number | null
  epoch: number | null
  secondsElapsed: number | null
  secondsLeft: number | null
  best: ShownBest | null
  checkpoints: readonly number[]
  architecture: string | null
  model: string | null
  /** Whether its end is written down; where it is not, it may be over all the same. */
  isFinished: boolean
}

/** All that a run of another tool has said so far, under our names. */
export class ForeignHistory {
  readonly facts: ForeignFacts = {
    totalSteps: null,
    epochs: null,
    epoch: null,
    secondsElapsed: null,
    secondsLeft: null,
    best: null,
    checkpoints: [],
    architecture: null,
    model: null,
    isFinished: false,
  }
  /** What could not be read, by its code: told once each. */
  readonly warnings = new Map<string, string>()
  /** Optimizer steps done. */
  step = 0
  private readonly sparse = new Map<string, SparseTable>()
  private readonly places = new Map<string, ReturnType<typeof metricPlace>>()
  private firstTime: number | null = null
  /** It never falls: a process that begins again counts from its own start. */
  private elapsed = 0

  add({ step, epoch, time, elapsed, figures, table = stepsTable }: ForeignRow): void {
    const bySplit = new Map<string, Map<string, number>>()
    for (const [name, value] of figures) {
      const place = this.placeOf(name, table)
      const columns = bySplit.get(place.table) ?? this.placesOf(epoch, time, elapsed)
      bySplit.set(place.table, columns.set(place.column, value))
    }
    for (const [split, columns] of bySplit) this.tableOf(split).add(step, columns)
    this.step = Math.max(this.step, step)
    if (epoch !== null && epoch !== undefined) this.facts.epoch = epoch
  }

  /** A process began again at this step: what came from there on is taken back. */
  takeBackFrom(step: number): void {
    for (const table of this.sparse.values()) table.takeBackFrom(step)
    this.step = Math.min(this.step, step)
  }

  /** Make rows of what was told. @param isWaiting whether more may come for the last step of a table */
  settle(isWaiting: boolean): void {
    for (const table of this.sparse.values()) if (!isWaiting || table.isWhole) table.settle()
  }

  /** By the names that they are sent under. */
  tables(): ReadonlyMap<string, Table> {
    return new Map([...this.sparse.values()].flatMap((table) => [...table.tables()]))
  }

  private placeOf(name: string, table: string): ReturnType<typeof metricPlace> {
    const key = `${table} ${name}`
    const known = this.places.get(key) ?? metricPlace(name, table)
    this.places.set(key, known)
    return known
  }

  private placesOf(
    epoch: ForeignRow['epoch'],
    time: ForeignRow['time'],
    elapsed: ForeignRow['elapsed'],
  ): Map<string, number> {
    const columns = new Map<string, number>()
    if (epoch !== null && epoch !== undefined) columns.set('epoch', epoch)
    if (time !== null && time !== undefined) {
      this.firstTime ??= time
      columns.set('time', time)
    }
    const seconds =
      elapsed ?? (time !== null && time !== undefined ? Math.max(0, time - (this.firstTime ?? time)) : null)
    if (seconds !== null) columns.set(elapsedColumn, (this.elapsed = Math.max(this.elapsed, seconds)))
    return columns
  }

  private tableOf(name: string): SparseTable {
    const known = this.sparse.get(name)
    if (known !== undefined) return known
    const table = name === stepsTable ? new SparseTable(name) : new SparseTable(name, nameEntityTypes)
    this.sparse.set(name, table)
    return table
  }
}
