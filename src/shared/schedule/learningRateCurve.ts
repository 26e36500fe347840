import type { Curve } from './curve'
import { cosine, cosineWarmupWithMinimum, cosineWithMinimum, cosineWithRestarts } from './cosineShapes'
import { PlateauSchedule } from './PlateauSchedule'
import type { CurveArguments, CurveFigures } from './scheduleRefusal'
import { scheduleRefusal } from './scheduleRefusal'
import type { MakeShape } from './shape'
import { warmupStableDecay } from './stableDecayShape'
import { constant, constantWithWarmup, inverseSqrt, linear, polynomial } from './straightShapes'

/** An evaluation that a schedule follows. */
export interface ObservedMetric {
  /** Steps done before it. */
  readonly step: number
  /** Value of `metric_for_best_model`; null where it is not a number. */
  readonly metric: number | null
}

const shapes = new Map<string, MakeShape>([
  ['linear', linear],
  ['cosine', cosine],
  ['cosine_with_restarts', cosineWithRestarts],
  ['polynomial', polynomial],
  ['constant', constant],
  ['constant_with_warmup', constantWithWarmup],
  ['inverse_sqrt', inverseSqrt],
  ['cosine_with_min_lr', cosineWithMinimum],
  ['cosine_warmup_with_min_lr', cosineWarmupWithMinimum],
  ['warmup_stable_decay', warmupStableDecay],
])

/**
 * The learning rate at every step, as the trainer has it, beyond the schedule's end too. Null where there is no such
 * schedule: `scheduleRefusal` says why.
 *
 * @param figures of `deriveFigures`: with those of another warmup the curve is that of this warmup
 * @param evaluations in the order of their steps; only `reduce_lr_on_plateau` follows them
 */
export function learningRateCurve(
  values: CurveArguments,
  figures: CurveFigures,
  evaluations: readonly ObservedMetric[] = [],
): Curve | null {
  if (scheduleRefusal(values, figures) !== null) return null
  if (values.lr_scheduler_type === 'reduce_lr_on_plateau') return plateauCurve(values, evaluations)
  const peak = values.learning_rate
  const shape = shapes.get(values.lr_scheduler_type)?.({
    peak,
    warmupSteps: figures.warmupSteps,
    horizon: values.lr_scheduler_steps ?? figures.totalSteps,
    options: values.lr_scheduler_kwargs,
  })
  return shape === undefined ? null : { at: (step) => peak * shape.at(step), bends: shape.bends }
}

function plateauCurve(values: CurveArguments, evaluations: readonly ObservedMetric[]): Curve {
  const schedule = new PlateauSchedule(values.learning_rate, values.lr_scheduler_kwargs, values.greater_is_better)
  const changes = [{ step: 0, rate: schedule.learningRate }]
  for (const { step, metric } of evaluations) {
    schedule.observe(metric)
    if (schedule.learningRate !== changes.at(-1)?.rate) changes.push({ step, rate: schedule.learningRate })
  }
  return {
    at: (step) => changes.findLast((change) => change.step <= step)?.rate ?? values.learning_rate,
    bends: (last) =>
      changes.flatMap(({ step }) => (step > 0 && step <= last ? [{ step, type: 'reduced' as const }] : [])),
  }
}
