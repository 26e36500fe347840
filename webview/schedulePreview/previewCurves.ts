import type { ScheduleReading } from '../../src/shared/protocol/languageServer'
import type { DerivedFigures } from '../../src/shared/protocol/spec'
import type { Curve } from '../../src/shared/schedule/curve'
import { warmupStepsOf } from '../../src/shared/schedule/figures'
import { learningRateCurve } from '../../src/shared/schedule/learningRateCurve'
import { schedulers } from '../../src/shared/schedule/schedulers'

/** Shares of warmup that are drawn beside the config's own, those whose effect is worth comparing. */
export const comparedShares = [0, 0.05, 0.1, 0.2] as const

/** The schedule of a config with another warmup. */
export interface ComparedCurve {
  /** Of the schedule's steps. */
  readonly share: (typeof comparedShares)[number]
  readonly warmupSteps: number
  readonly curve: Curve
}

/**
 * The curves with other warmups; those left out that are the config's own, and all of a schedule without warmup, or
 * where one cannot be computed.
 */
export function comparedCurves(
  { values }: Pick<ScheduleReading, 'values'>,
  figures: DerivedFigures,
): readonly ComparedCurve[] {
  if (!takesWarmup(values.lr_scheduler_type)) return []
  const horizon = values.lr_scheduler_steps ?? figures.totalSteps
  return comparedShares.flatMap((share) => {
    const warmupSteps = warmupStepsOf(share, horizon)
    if (warmupSteps === figures.warmupSteps) return []
    const curve = learningRateCurve(values, { ...figures, warmupSteps })
    return curve === null ? [] : [{ share, warmupSteps, curve }]
  })
}

export function takesWarmup(name: string): boolean {
  return schedulers.find((scheduler) => scheduler.name === name)?.takesWarmup ?? false
}
