import { stepColumn } from '../shared/columns/ScalarTable'
import type { RunHistory } from './RunHistory'
import type { RunView } from './RunReader'

/** How far a run is. */
export interface RunProgress {
  readonly step: number
  readonly totalSteps: number
  /** From 0 to 1. */
  readonly share: number
  /** Seconds until the last step at the pace so far, evaluations included; null until two points are known. */
  readonly secondsLeft: number | null
}

export function runProgress({ history, spec }: Pick<RunView, 'history' | 'spec'>): RunProgress {
  const { totalSteps } = spec.derived
  const { step } = history
  const pace = secondsPerStep(history)
  return {
    step,
    totalSteps,
    share: Math.min(1, step / Math.max(1, totalSteps)),
    secondsLeft: pace === null ? null : pace * Math.max(0, totalSteps - step),
  }
}

/** From the points of the present process: the hours between an interruption and its resumption are no work. */
function secondsPerStep({ trains, firstTrain: first }: RunHistory): number | null {
  const last = trains.length - 1
  const steps = trains.at(stepColumn, last) - trains.at(stepColumn, first)
  // Without two points it is NaN.
  if (!(steps > 0)) return null
  return Math.max(0, trains.at('time', last) - trains.at('time', first)) / steps
}

/**
 * Seconds that a run's processes have worked, the pauses between them not counted; null before the first word.
 *
 * @param now Unix seconds while the run goes on; null once it has ended: then its last event is the end
 */
export function secondsElapsed({ started, secondsBefore, lastTime }: RunHistory, now: number | null): number | null {
  if (started === null) return null
  return secondsBefore + Math.max(0, (now ?? lastTime) - started.time)
}
