import type { Bend, Curve, CurvePoint } from './curve'
import { bendSteps, stepsAround } from './sampleCurve'

/** The points of a curve that are worth a word. */
export interface CurveMarks {
  /** Null without warmup, or where training ends before it. */
  readonly warmupEnd: CurvePoint | null
  /** The first step with the highest value. */
  readonly peak: CurvePoint
  /** First steps of the cycles after the first. */
  readonly restarts: readonly CurvePoint[]
  /** First points after a fall of `reduce_lr_on_plateau`. */
  readonly reductions: readonly CurvePoint[]
  readonly end: CurvePoint
}

/** Marks from step 0 to `last`. */
export function curveMarks(curve: Curve, last: number): CurveMarks {
  const point = (step: number): CurvePoint => ({ step, value: curve.at(step) })
  const bends = curve.bends(last)
  const ofType = (type: Bend['type']) => bends.filter((bend) => bend.type === type)
  const inOrder = [...bendSteps(curve, last)].sort((one, other) => one - other).map(point)
  return {
    warmupEnd: ofType('warmup-end').map(({ step }) => point(step))[0] ?? null,
    peak: inOrder.reduce((best, candidate) => (candidate.value > best.value ? candidate : best)),
    restarts: ofType('restart').map((bend) => point(jumpOf(curve, bend))),
    reductions: ofType('reduced').map(({ step }) => point(step)),
    end: point(last),
  }
}

/** The step at which the curve rises most beside a restart, which rounding may have moved by one. */
function jumpOf(curve: Curve, restart: Bend): number {
  const rise = (step: number) => curve.at(step) - curve.at(step - 1)
  return stepsAround(restart).reduce((best, step) => (rise(step) > rise(best) ? step : best))
}
