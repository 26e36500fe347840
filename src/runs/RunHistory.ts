import type {
  BestEvent,
  CheckpointEvent,
  ControlEvent,
  DataEvent,
  EnvironmentEvent,
  EvaluateEvent,
  ExportedEvent,
  FailedEvent,
  FinishedEvent,
  ForecastEvent,
  ModelEvent,
  RunEvent,
  StageEvent,
  StartedEvent,
  TrainEvent,
  WarningEvent,
} from '../shared/protocol/event'
import { ScalarTable, stepColumn } from '../shared/columns/ScalarTable'
import type { Split } from '../shared/protocol/example'
import { elapsedColumn, entityColumn, entityScores, stepsTable, trainColumns } from '../shared/protocol/scalars'
import type { TrainRow } from './scan/EventScanner'
import { trainFigures } from './scan/EventScanner'

/** Room is made for a little more than is expected: memory that is not written to costs nothing. */
const expectedMore = 1.05

/** Event that says where in its life a run is. */
export type LifecycleEvent = StartedEvent | FinishedEvent | FailedEvent

/** All that a run has said so far. A process that resumes takes back the points beyond the step it begins at. */
export interface RunHistory {
  /** The last one, null before the trainer's first word. */
  readonly lifecycle: LifecycleEvent | null
  /** The process that writes, or wrote last. */
  readonly started: StartedEvent | null
  readonly environment: EnvironmentEvent | null
  readonly model: ModelEvent | null
  readonly data: Readonly<Partial<Record<Split, DataEvent>>>
  readonly forecast: ForecastEvent | null
  readonly stage: StageEvent | null
  readonly exported: ExportedEvent | null
  /** The last answer of the present process to a request. */
  readonly control: ControlEvent | null
  /** Of the last process only: a process that resumes says its own again. */
  readonly warnings: readonly WarningEvent[]
  /** Figures of the training steps: the columns of `trainColumns`. */
  readonly trains: Table
  /** Index of the present process' first row of them. */
  readonly firstTrain: number
  /** Metrics of the evaluations by split: the curves. At its end a run evaluates its best model again: that is no point. */
  readonly scores: Readonly<Partial<Record<Split, Table>>>
  /** In the order in which they were told. */
  readonly evaluations: readonly EvaluateEvent[]
  readonly checkpoints: readonly CheckpointEvent[]
  readonly bests: readonly BestEvent[]
  /** Optimizer steps done. */
  readonly step: number
  /** Time of the last event, Unix seconds; 0 before the first. */
  readonly lastTime: number
  /** Seconds that earlier processes of a resumed run worked, each from its first to its last event. */
  readonly secondsBefore: number
  /** Lines that were no event, and were left out. */
  readonly brokenLines: number
}

/** Figures by step, to be read. */
export type Table = Omit<ScalarTable, 'push' | 'rowsOf' | 'reserve' | 'append' | 'cutBeyond'>

/** Builds a `RunHistory` from events as they come. */
export class RunHistoryBuilder implements RunHistory {
  lifecycle: LifecycleEvent | null = null
  started: StartedEvent | null = null
  environment: EnvironmentEvent | null = null
  model: ModelEvent | null = null
  readonly data: Partial<Record<Split, DataEvent>> = {}
  forecast: ForecastEvent | null = null
  stage: StageEvent | null = null
  exported: ExportedEvent | null = null
  control: ControlEvent | null = null
  readonly warnings: WarningEvent[] = []
  readonly trains = new ScalarTable()
  firstTrain = 0
  readonly scores: Partial<Record<Split, ScalarTable>> = {}
  readonly evaluations: EvaluateEvent[] = []
  readonly checkpoints: CheckpointEvent[] = []
  readonly bests: BestEvent[] = []
  step = 0
  lastTime = 0
  secondsBefore = 0
  brokenLines = 0
  private readonly addRow = this.trains.rowsOf([...trainFigures, elapsedColumn])
  private expectedAt = 0
  private readonly row = new Float64Array(trainFigures.length + 1)

  apply(event: RunEvent): void {
    if ('step' in event) this.step = Math.max(this.step, event.step)
    // Before the time moves on: a process that begins ends the time of the one before it.
    if (event.type === 'started') this.endEarlierProcess()
    this.lastTime = event.time
    switch (event.type) {
      case 'started':
        this.begin(event)
        return
      case 'finished':
      case 'failed':
        this.lifecycle = event
        return
      case 'environment':
        this.environment = event
        return
      case 'model':
        this.model = event
        return
      case 'data':
        this.data[event.split] = event
        return
      case 'forecast':
        this.forecast = event
        return
      case 'stage':
        this.stage = event
        return
      case 'exported':
        this.exported = event
        return
      case 'warning':
        this.warnings.push(event)
        return
      case 'train':
        this.applyTrain(Float64Array.from(trainFigures, (name) => event[name] ?? NaN))
        return
      case 'evaluate':
        this.evaluate(event)
        return
      case 'checkpoint':
        this.checkpoints.push(event)
        return
      case 'best':
        this.bests.push(event)
        return
      case 'control':
        this.control = event
        return
    }
  }

  /** A `train` event's figures. */
  applyTrain(figures: TrainRow): void {
    const { row, trains } = this
    row.set(figures)
    const [time = NaN, step = NaN] = row
    row[trainFigures.length] = this.elapsed(time, trains)
    this.addRow(row)
    this.step = Math.max(this.step, step)
    this.lastTime = time
  }

  /** There was a line that is no event. */
  countBroken(): void {
    this.brokenLines++
  }

  /** A share of the events was told: makes room for about as many points as there will be, at each doubling of them. */
  expect(share: number): void {
    const { length } = this.trains
    if (length < 2 * this.expectedAt) return
    this.expectedAt = length
    this.trains.reserve(Math.ceil((length / share) * expectedMore))
  }

  private evaluate(event: EvaluateEvent): void {
    this.evaluations.push(event)
    const { split, step } = event
    const table = (this.scores[split] ??= new ScalarTable())
    if (table.length > 0 && step <= table.at(stepColumn, table.length - 1)) return
    table.push(step, [[elapsedColumn, this.elapsed(event.time, table)], ...metricsOf(event)])
  }

  /** Seconds of work at a time; a clock that goes backwards does not turn a curve around. */
  private elapsed(time: number, table: Table): number {
    const seconds = this.secondsBefore + Math.max(0, time - (this.started?.time ?? time))
    return Math.max(seconds, table.length === 0 ? 0 : table.at(elapsedColumn, table.length - 1))
  }

  private endEarlierProcess(): void {
    if (this.started !== null) this.secondsBefore += Math.max(0, this.lastTime - this.started.time)
  }

  private begin(event: StartedEvent): void {
    const from = event.resumed_from_step
    this.lifecycle = event
    this.started = event
    this.stage = null
    this.control = null
    this.warnings.length = 0
    this.step = from ?? 0
    for (const points of [this.evaluations, this.checkpoints, this.bests]) dropBeyond(points, from)
    for (const table of [this.trains, ...Object.values(this.scores)]) table.cutBeyond(from ?? -Infinity)
    this.firstTrain = this.trains.length
  }
}

function metricsOf({ epoch, time, metrics, per_label }: EvaluateEvent): readonly (readonly [string, number | null])[] {
  const ofTypes = Object.entries(per_label).flatMap(([label, scores]) =>
    entityScores.map((score) => [entityColumn(label, score), scores[score]] as const),
  )
  return [['epoch', epoch], ['time', time], ...Object.entries(metrics), ...ofTypes]
}

/** The tables of a run by name: that of the training steps, and one for each split that was evaluated. */
export function tablesOf({ trains, scores }: Pick<RunHistory, 'trains' | 'scores'>): ReadonlyMap<string, Table> {
  return new Map<string, Table>([[stepsTable, trains], ...Object.entries(scores)])
}

/** The last point of the training; null before the first. */
export function lastTrain({ trains }: Pick<RunHistory, 'trains'>): TrainEvent | null {
  const last = trains.length - 1
  if (last < 0) return null
  const figures = trainColumns.map((name) => [name, finite(trains.at(name, last))] as const)
  const rest = Object.fromEntries(figures) as Omit<TrainEvent, 'type' | 'step'>
  return { type: 'train', step: trains.at(stepColumn, last), ...rest }
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Points come in the order of their steps, so those beyond one are a tail. */
function dropBeyond(points: { readonly step: number }[], step: number | null): void {
  const kept = step === null ? 0 : points.findIndex((point) => point.step > step)
  if (kept >= 0) points.length = kept
}
