import type { RunHistory } from '../../runs/RunHistory'
import type { RunView } from '../../runs/RunReader'

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
function secondsPerStep({ started, trains }: RunHistory): number | null {
  const since = started?.time ?? Infinity
  const first = trains.find((point) => point.time >= since)
  const last = trains.at(-1)
  if (first === undefined || last === undefined || last.step <= first.step) return null
  return Math.max(0, last.time - first.time) / (last.step - first.step)
}
