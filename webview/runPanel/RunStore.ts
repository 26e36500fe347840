import type { Split } from '../../src/shared/protocol/example'
import type { PointsMessage, RunPanelMessage, ShownRun, UnreadableMessage } from '../../src/shared/protocol/runPanel'
import { sideTable, stepsTable } from '../../src/shared/protocol/scalars'
import type { Curve } from '../common/chart/Curve'
import { PointTable } from '../common/chart/PointTable'
import { isLive } from './stateLook'

/** What the host has said about the run so far. */
export class RunStore {
  #run: ShownRun | null = null
  #goneDirectory: string | null = null
  #refusal: UnreadableMessage | null = null
  readonly #tables = new Map<string, PointTable>()

  /** Null before the first word of the host. */
  get run(): ShownRun | null {
    return this.#run
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

  /** A column of a table, wherever it is: those that come less often than others have a table of their own. */
  curve(table: string, column: string): Curve | undefined {
    return this.table(table).curve(column) ?? this.table(sideTable(table, column)).curve(column)
  }

  /** Empty if there is none of that name. */
  table(name: string): PointTable {
    const known = this.#tables.get(name)
    if (known !== undefined) return known
    const table = new PointTable()
    this.#tables.set(name, table)
    return table
  }

  apply(message: RunPanelMessage): void {
    switch (message.type) {
      case 'run':
        this.#run = message.run
        this.#goneDirectory = null
        this.#refusal = null
        return
      case 'points':
        this.#applyPoints(message)
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
    for (const { name, steps, columns } of tables) {
      const numbers = Object.entries(columns).map(([column, values]) => [column, new Float64Array(values)] as const)
      this.table(name).append(new Float64Array(steps), numbers)
    }
  }
}
