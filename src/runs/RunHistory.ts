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
import type { Split } from '../shared/protocol/example'

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
  /** Points in the order of their steps. */
  readonly trains: readonly TrainEvent[]
  readonly evaluations: readonly EvaluateEvent[]
  readonly checkpoints: readonly CheckpointEvent[]
  readonly bests: readonly BestEvent[]
  /** Optimizer steps done. */
  readonly step: number
  /** Time of the last event, Unix seconds; 0 before the first. */
  readonly lastTime: number
  /** Seconds that earlier processes of a resumed run worked, each from its first to its last event. */
  readonly secondsBefore: number
}

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
  readonly trains: TrainEvent[] = []
  readonly evaluations: EvaluateEvent[] = []
  readonly checkpoints: CheckpointEvent[] = []
  readonly bests: BestEvent[] = []
  step = 0
  lastTime = 0
  secondsBefore = 0

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
        this.trains.push(event)
        return
      case 'evaluate':
        this.evaluations.push(event)
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
    for (const points of [this.trains, this.evaluations, this.checkpoints, this.bests]) dropBeyond(points, from)
  }
}

/** Points come in the order of their steps, so those beyond one are a tail. */
function dropBeyond(points: { readonly step: number }[], step: number | null): void {
  const kept = step === null ? 0 : points.findIndex((point) => point.step > step)
  if (kept >= 0) points.length = kept
}
