import type { ResolvedArguments } from '../protocol/arguments'
import type { DerivedFigures } from '../protocol/spec'

/** The arguments that the figures of a run follow from. */
export type ScheduleArguments = Pick<
  ResolvedArguments,
  | 'per_device_train_batch_size'
  | 'gradient_accumulation_steps'
  | 'num_train_epochs'
  | 'max_steps'
  | 'max_train_samples'
  | 'lr_scheduler_steps'
  | 'warmup_steps'
>

/**
 * Steps per epoch, steps in all and warmup steps, rounded as Hugging Face's Trainer does: a last smaller batch is a
 * step, and so is a last smaller accumulation.
 *
 * @param trainExamples examples in the training split, before `max_train_samples`
 * @param ranks processes that train together
 */
export function deriveFigures(values: ScheduleArguments, trainExamples: number, ranks = 1): DerivedFigures {
  const examples = Math.min(trainExamples, values.max_train_samples ?? trainExamples)
  const effectiveBatchSize = values.per_device_train_batch_size * values.gradient_accumulation_steps * ranks
  const stepsPerEpoch = Math.max(1, Math.ceil(examples / effectiveBatchSize))
  const totalSteps = values.max_steps > 0 ? values.max_steps : Math.ceil(values.num_train_epochs * stepsPerEpoch)
  const warmupSteps = warmupStepsOf(values.warmup_steps, values.lr_scheduler_steps ?? totalSteps)
  return { stepsPerEpoch, totalSteps, warmupSteps, effectiveBatchSize }
}

/** Steps of warmup: below 1 a share of the schedule's horizon, rounded up; from 1 on a count, so that 1.0 is one step. */
export function warmupStepsOf(value: number, horizon: number): number {
  return value < 1 ? Math.ceil(value * horizon) : Math.trunc(value)
}

/** Steps between two evaluations, saves or logs: below 1 a share of all steps, rounded up and at least one step. */
export function toSteps(value: number, totalSteps: number): number {
  return value < 1 ? Math.max(1, Math.ceil(value * totalSteps)) : Math.trunc(value)
}
