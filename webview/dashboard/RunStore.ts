import type { SplitConfusion } from '../../src/shared/entities/confusion'
import type { Split } from '../../src/shared/protocol/example'
import type { PointsMessage, RunPanelMessage, ShownRun, UnreadableMessage } from '../../src/shared/protocol/runPanel'
import { sideTable, stepsTable } from '../../src/shared/protocol/scalars'
import { PointTable } from '../common/chart/PointTable'
import { isLive } from '../runPanel/stateLook'

/** A message about one run. */
export type RunNews = Exclude<RunPanelMessage, { readonly type: 'view' }>

/** What the host has said about the run so far. */
export class RunStore {
  #run: ShownRun | null = null
  #name: string | null = null
  #goneDirectory: string | null = null
  #refusal: UnreadableMessage | null = null
  #confusion: SplitConfusion | null = null
  readonly #tables = new Map<string, PointTable>()

  /** Null before the first word of the host. */
  get run(): ShownRun | null {
    return this.#run
  }

  /** What it is called: the name that a person gave it, else its id; empty before the first word of the host. */
  get name(): string {
    return this.#name ?? this.#run?.id ?? ''
  }

  /** Whether a person gave it a name. */
  get isNamed(): boolean {
    return this.#name !== null
  }

  /** Which entities its model took for which; null while it is live, or without predictions. */
  get confusion(): SplitConfusion | null {
    return this.isLive ? null : this.#confusion
  }

  /** Where the run's directory was, if it is not there any more. */
  get goneDirectory(): string | null {
    return this.#goneDirectory
  }

  /** Why the run cannot be read, if it is there and cannot be. */
  get refusal(): UnreadableMessage | null {
    return this.#refusal
  }

  /** Whether there may still be news of the run. */
  get isLive(): boolean {
    return this.#run !== null && isLive(this.#run.state) && this.#goneDirectory === null
  }

  /** Figures of the training steps, by their names in `train` events. */
  get train(): PointTable {
    return this.table(stepsTable)
  }

  /** Metrics of the evaluations on a split, by their names; empty if there was none. */
  evaluations(split: Split): PointTable {
    return this.table(split)
  }

  get tables(): readonly PointTable[] {
    return [...this.#tables.values()]
  }

  get tableNames(): readonly string[] {
    return [...this.#tables.keys()]
  }

  /** The table that a column of a table is in: one that comes less often than the others has its own. */
  tableOf(table: string, column: string): PointTable {
    const own = this.#tables.get(sideTable(table, column))
    return own !== undefined && own.length > 0 ? own : this.table(table)
  }

  /** Empty if there is none of that name. */
  table(name: string): PointTable {
    const known = this.#tables.get(name)
    if (known !== undefined) return known
    const table = new PointTable()
    this.#tables.set(name, table)
    return table
  }

  apply(message: RunNews): void {
    switch (message.type) {
      case 'run':
        this.#run = message.run
        this.#goneDirectory = null
        this.#refusal = null
        return
      case 'name':
        this.#name = message.name
        return
      case 'points':
        this.#applyPoints(message)
        return
      case 'confusion':
        this.#confusion = message.confusion
        return
      case 'gone':
        this.#goneDirectory = message.directory
        this.#refusal = null
        return
      case 'unreadable':
        this.#goneDirectory = null
        this.#refusal = message
        return
    }
  }

  #applyPoints({ isRestart, tables }: PointsMessage): void {
    if (isRestart) for (const table of this.#tables.values()) table.clear()
    for (const { name, rows, steps, columns } of tables) {
      const table = this.table(name)
      const places = new Float64Array(steps)
      const numbers = Object.entries(columns).map(([column, values]) => [column, new Float64Array(values)] as const)
      // What comes in one piece becomes the table's own.
      if (rows > table.length + places.length) table.reserve(rows)
      table.append(places, numbers)
    }
  }
}
