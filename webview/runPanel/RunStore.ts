import type { Split } from '../../src/shared/protocol/example'
import type {
  EvaluationPoint,
  PointsMessage,
  RunPanelMessage,
  ShownRun,
  UnreadableMessage,
} from '../../src/shared/protocol/runPanel'
import { trainColumns } from '../../src/shared/protocol/runPanel'
import { PointTable } from '../common/chart/PointTable'
import { isLive } from './stateLook'

/** What the host has said about the run so far. */
export class RunStore {
  #run: ShownRun | null = null
  #goneDirectory: string | null = null
  #refusal: UnreadableMessage | null = null
  readonly #train = new PointTable()
  readonly #evaluations = new Map<Split, PointTable>()

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
    return this.#train
  }

  /** Metrics of the evaluations on a split, by their names; empty if there was none. */
  evaluations(split: Split): PointTable {
    const known = this.#evaluations.get(split)
    if (known !== undefined) return known
    const table = new PointTable()
    this.#evaluations.set(split, table)
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

  #applyPoints({ isRestart, train, evaluations }: PointsMessage): void {
    if (isRestart) {
      this.#train.clear()
      this.#evaluations.clear()
    }
    const columns = trainColumns
      .filter((name) => name !== 'step')
      .map((name) => [name, new Float64Array(train[name])] as const)
    this.#train.append(new Float64Array(train.step), columns)
    for (const evaluation of evaluations) this.#applyEvaluation(evaluation)
  }

  #applyEvaluation({ split, step, epoch, metrics }: EvaluationPoint): void {
    const columns = Object.entries(metrics).map(([name, value]) => [name, [value ?? NaN]] as const)
    this.evaluations(split).append([step], [['epoch', [epoch]], ...columns])
  }
}
