import type { ArgumentValue } from '../protocol/arguments'

/** An argument of a schedule, in `lr_scheduler_kwargs`. */
export interface SchedulerArgument {
  readonly name: string
  readonly type: 'number' | 'integer' | readonly string[]
}

/** Whether an argument can have this value. */
export function fitsArgument(value: ArgumentValue, { type }: SchedulerArgument): boolean {
  if (type === 'number') return typeof value === 'number' && Number.isFinite(value)
  return type === 'integer' ? Number.isSafeInteger(value) : typeof value === 'string' && type.includes(value)
}

/** A schedule of the learning rate, as in transformers. */
export interface Scheduler {
  readonly name: string
  readonly summary: string
  readonly aliases?: readonly string[]
  readonly takesWarmup: boolean
  readonly arguments: readonly SchedulerArgument[]
  /** One of these must be given; where there are several, only one may. */
  readonly needsOneOf?: readonly string[]
}

const cycles: SchedulerArgument = { name: 'num_cycles', type: 'number' }
const shapes = ['linear', 'cosine', '1-sqrt'] as const
const minimum: readonly SchedulerArgument[] = [
  { name: 'min_lr', type: 'number' },
  { name: 'min_lr_rate', type: 'number' },
]

/** The schedules of transformers 5, with the arguments that their functions take. */
export const schedulers: readonly Scheduler[] = [
  {
    name: 'linear',
    summary: 'Falls in a straight line to 0.',
    aliases: ['warmup_linear.v1'],
    takesWarmup: true,
    arguments: [],
  },
  { name: 'cosine', summary: 'Falls along half a cosine to 0.', takesWarmup: true, arguments: [cycles] },
  {
    name: 'cosine_with_restarts',
    summary: 'Falls along a cosine to 0, and jumps back to the peak.',
    takesWarmup: true,
    arguments: [{ name: 'num_cycles', type: 'integer' }],
  },
  {
    name: 'polynomial',
    summary: 'Falls along a power to `lr_end`.',
    takesWarmup: true,
    arguments: [
      { name: 'lr_end', type: 'number' },
      { name: 'power', type: 'number' },
    ],
  },
  {
    name: 'constant',
    summary: 'Stays at its peak from the first step.',
    aliases: ['constant.v1'],
    takesWarmup: false,
    arguments: [],
  },
  { name: 'constant_with_warmup', summary: 'Stays at its peak after warmup.', takesWarmup: true, arguments: [] },
  {
    name: 'inverse_sqrt',
    summary: 'Falls with one over the square root of the step.',
    takesWarmup: true,
    arguments: [{ name: 'timescale', type: 'integer' }],
  },
  {
    name: 'reduce_lr_on_plateau',
    summary: 'Falls when the evaluations no longer get better.',
    takesWarmup: false,
    arguments: [
      { name: 'mode', type: ['min', 'max'] },
      { name: 'factor', type: 'number' },
      { name: 'patience', type: 'integer' },
      { name: 'threshold', type: 'number' },
      { name: 'threshold_mode', type: ['rel', 'abs'] },
      { name: 'cooldown', type: 'integer' },
      { name: 'min_lr', type: 'number' },
      { name: 'eps', type: 'number' },
    ],
  },
  {
    name: 'cosine_with_min_lr',
    summary: 'Falls along half a cosine to `min_lr`.',
    takesWarmup: true,
    arguments: [cycles, ...minimum],
    needsOneOf: ['min_lr', 'min_lr_rate'],
  },
  {
    name: 'cosine_warmup_with_min_lr',
    summary: 'Rises from `warmup_lr_rate` of the peak, then falls along half a cosine to `min_lr`.',
    takesWarmup: true,
    arguments: [cycles, ...minimum, { name: 'warmup_lr_rate', type: 'number' }],
    needsOneOf: ['min_lr', 'min_lr_rate'],
  },
  {
    name: 'warmup_stable_decay',
    summary: 'Stays at its peak, and falls in the last `num_decay_steps`.',
    takesWarmup: true,
    arguments: [
      { name: 'num_decay_steps', type: 'integer' },
      { name: 'num_stable_steps', type: 'integer' },
      { name: 'warmup_type', type: shapes },
      { name: 'decay_type', type: shapes },
      { name: 'min_lr_ratio', type: 'number' },
      cycles,
    ],
    needsOneOf: ['num_decay_steps'],
  },
]
