import type { ResolvedArguments } from '../protocol/arguments'
import type { DerivedFigures } from '../protocol/spec'
import { largestArgument } from './curve'
import type { Scheduler } from './schedulers'
import { fitsArgument, schedulers } from './schedulers'
import { numberOption } from './shape'

/** The arguments that a curve follows from, beside the figures of the run. */
export type CurveArguments = Pick<
  ResolvedArguments,
  'learning_rate' | 'lr_scheduler_type' | 'lr_scheduler_kwargs' | 'lr_scheduler_steps' | 'greater_is_better'
>

export type CurveFigures = Pick<DerivedFigures, 'totalSteps' | 'warmupSteps'>

/** Why there is no such schedule. */
export interface ScheduleRefusal {
  /**
   * `unknown`: no schedule, or no argument of this schedule, has the name. `unfit`: another type is wanted. `missing`:
   * it, or one of those that replace it, is needed. `conflict`: another argument says the same. `out-of-range`: the
   * schedule cannot be computed with the value.
   */
  readonly reason: 'unknown' | 'unfit' | 'missing' | 'conflict' | 'out-of-range'
  /** Key of the config, or name of an argument in `lr_scheduler_kwargs`. */
  readonly argument: string
}

/** What keeps transformers from making this schedule, or from following it to its end; null if nothing does. */
export function scheduleRefusal(values: CurveArguments, figures: CurveFigures): ScheduleRefusal | null {
  const scheduler = schedulers.find(({ name }) => name === values.lr_scheduler_type)
  if (scheduler === undefined) return { reason: 'unknown', argument: 'lr_scheduler_type' }
  return (
    refusedNames(scheduler, values) ??
    outOfRange([
      ['learning_rate', isRate(values.learning_rate)],
      ['lr_scheduler_steps', isCount(values.lr_scheduler_steps ?? 1, 1)],
      ['warmup_steps', isCount(figures.warmupSteps, 0)],
      ['max_steps', isCount(figures.totalSteps, 1)],
      ...Object.entries(values.lr_scheduler_kwargs).map(([name, value]) => [name, !isHuge(value)] as const),
      ...scheduleLimits(values, figures),
    ])
  )
}

function refusedNames(scheduler: Scheduler, values: CurveArguments): ScheduleRefusal | null {
  const options = values.lr_scheduler_kwargs
  for (const [name, value] of Object.entries(options)) {
    const argument = scheduler.arguments.find((known) => known.name === name)
    if (argument === undefined) return { reason: 'unknown', argument: name }
    if (!fitsArgument(value, argument)) return { reason: 'unfit', argument: name }
  }
  const [first, ...others] = (scheduler.needsOneOf ?? []).filter((name) => name in options)
  if (others[0] !== undefined) return { reason: 'conflict', argument: others[0] }
  const needed = scheduler.needsOneOf?.[0]
  return needed === undefined || first !== undefined ? null : { reason: 'missing', argument: needed }
}

type Limit = readonly [argument: string, isKept: boolean]

/** Where transformers raises an error, or divides by zero at some step. */
function scheduleLimits(values: CurveArguments, { totalSteps, warmupSteps }: CurveFigures): readonly Limit[] {
  const { learning_rate: peak, lr_scheduler_kwargs: options } = values
  switch (values.lr_scheduler_type) {
    case 'polynomial':
      return [
        ['lr_end', peak > 0 && numberOption(options, 'lr_end', 1e-7) < peak],
        ['power', numberOption(options, 'power', 1) >= 0],
        ['warmup_steps', warmupSteps !== (values.lr_scheduler_steps ?? totalSteps)],
      ]
    case 'inverse_sqrt':
      return [['timescale', numberOption(options, 'timescale', 1) > 0]]
    case 'cosine_with_min_lr':
    case 'cosine_warmup_with_min_lr':
      return [['min_lr', peak > 0 || !('min_lr' in options)]]
    case 'reduce_lr_on_plateau':
      return [['factor', numberOption(options, 'factor', 0) < 1]]
    default:
      return []
  }
}

function outOfRange(limits: readonly Limit[]): ScheduleRefusal | null {
  const broken = limits.find(([, isKept]) => !isKept)
  return broken === undefined ? null : { reason: 'out-of-range', argument: broken[0] }
}

function isRate(value: number): boolean {
  return value === 0 || (value >= 1 / largestArgument && value <= largestArgument)
}

function isCount(value: number, least: number): boolean {
  return Number.isSafeInteger(value) && value >= least
}

function isHuge(value: unknown): boolean {
  return typeof value === 'number' && Math.abs(value) > largestArgument
}
