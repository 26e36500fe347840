import type { BestEvent, FailedEvent } from '../shared/protocol/event'
import type { RunState } from '../shared/protocol/runState'
import type { TaskName } from '../shared/protocol/spec'
import { isLive } from './deriveState'
import { lastTrain } from './RunHistory'
import { runProgress, secondsElapsed } from './runProgress'
import type { RunView } from './RunReader'

/** A run as a list shows it: figures only, so that a list of many runs holds none of their points. */
export interface RunSummary {
  readonly id: string
  /** Absolute. */
  readonly directory: string
  readonly task: TaskName
  /** As the config names it. */
  readonly model: string
  readonly configPath: string
  /** ISO 8601, UTC. */
  readonly created: string
  readonly state: RunState
  /** The machine that its trainer works on or worked on last; null before its first word. */
  readonly host: string | null
  readonly isReadOnly: boolean
  readonly step: number
  readonly totalSteps: number
  /** Mean token loss of the last point, null before the first or where it is not a number. */
  readonly loss: number | null
  readonly best: BestEvent | null
  readonly secondsElapsed: number | null
  /** Null when not live, or until a pace is known. */
  readonly secondsLeft: number | null
  readonly failure: FailedEvent | null
}

/** @param now Unix seconds */
export function summariseRun(view: RunView, now: number): RunSummary {
  const { record, spec, history, state } = view
  const live = isLive(state)
  const { step, totalSteps, secondsLeft } = runProgress(view)
  return {
    id: record.id,
    directory: view.directory,
    task: record.task,
    model: spec.model.nameOrPath,
    configPath: record.config.path,
    created: record.created,
    state,
    host: history.started?.host ?? null,
    isReadOnly: view.isReadOnly,
    step,
    totalSteps,
    loss: lastTrain(history)?.loss ?? null,
    best: history.bests.at(-1) ?? null,
    secondsElapsed: secondsElapsed(history, live ? now : null),
    secondsLeft: live ? secondsLeft : null,
    failure: history.lifecycle?.type === 'failed' ? history.lifecycle : null,
  }
}

/** Whether its trainer can be started again from a checkpoint, or from the beginning if it has none. */
export function canResume({ state, isReadOnly }: Pick<RunSummary, 'state' | 'isReadOnly'>): boolean {
  return !isReadOnly && (state === 'stopped' || state === 'interrupted' || state === 'failed')
}

/** Whether a run shares a machine's memory: folders of runs may be shared by several. One being started counts. */
export function isOnHost({ host }: Pick<RunSummary, 'host'>, name: string): boolean {
  return host === null || host === name
}
