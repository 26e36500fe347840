import type { DerivedFigures } from '../src/shared/protocol/spec'
import type { EvaluationArguments } from '../src/shared/schedule/evaluationSteps'
import { warmupStepsOf } from '../src/shared/schedule/figures'
import type { ObservedMetric } from '../src/shared/schedule/learningRateCurve'
import type { CurveArguments } from '../src/shared/schedule/scheduleRefusal'
import type { ThincSchedule } from '../src/shared/schedule/thincCurve'
import { seededRandom } from './seededRandom'

type Options = CurveArguments['lr_scheduler_kwargs']

/** A schedule of the trainer, followed from step 0 to `steps`. */
export interface ScheduleCase {
  readonly values: CurveArguments
  readonly figures: Pick<DerivedFigures, 'totalSteps' | 'warmupSteps'>
  readonly evaluations: readonly ObservedMetric[]
  readonly steps: number
}

export interface ThincCase {
  readonly schedule: ThincSchedule
  readonly values: Readonly<Record<string, number>>
  readonly steps: number
}

/** Options that each schedule is followed with. */
const options: Readonly<Record<string, readonly Options[]>> = {
  linear: [{}],
  cosine: [{}, { num_cycles: 0.4 }, { num_cycles: 3 }, { num_cycles: 0 }, { num_cycles: -1 }],
  cosine_with_restarts: [{}, { num_cycles: 3 }, { num_cycles: 7 }, { num_cycles: 0 }, { num_cycles: -2 }],
  polynomial: [
    {},
    { power: 2 },
    { power: 0.5, lr_end: 0 },
    { power: 2.7, lr_end: 3e-5 },
    { power: 0 },
    { lr_end: -1e-5 },
  ],
  constant: [{}],
  constant_with_warmup: [{}],
  inverse_sqrt: [{}, { timescale: 1 }, { timescale: 250 }],
  cosine_with_min_lr: [
    ...[{ min_lr: 1e-6 }, { min_lr: 0 }, { min_lr_rate: 0.1 }, { min_lr_rate: 1.5 }],
    ...[{ min_lr_rate: -0.2 }, { min_lr_rate: 0.05, num_cycles: 2.5 }],
  ],
  cosine_warmup_with_min_lr: [
    ...[{ min_lr: 1e-6 }, { min_lr_rate: 0.1 }, { min_lr_rate: 0.1, warmup_lr_rate: 0 }],
    ...[
      { min_lr_rate: 0.1, warmup_lr_rate: 0.3 },
      { min_lr: 2e-6, num_cycles: 1.5, warmup_lr_rate: 0.01 },
    ],
  ],
  warmup_stable_decay: [
    ...[{ num_decay_steps: 10 }, { num_decay_steps: 500, min_lr_ratio: 0.1 }, { num_decay_steps: 0 }],
    ...['linear', 'cosine', '1-sqrt'].map((type) => ({ num_decay_steps: 17, warmup_type: type, decay_type: type })),
    ...[
      { num_decay_steps: 8, num_stable_steps: 3 },
      { num_decay_steps: 300, num_cycles: 2, min_lr_ratio: 0.2 },
    ],
  ],
  reduce_lr_on_plateau: [
    ...[{}, { patience: 0, factor: 0.5 }, { patience: 1, factor: 0.3, cooldown: 2, min_lr: 1e-6 }],
    ...[
      { patience: 0, mode: 'min', threshold: 0.02, threshold_mode: 'abs' },
      { patience: 2, eps: 1e-5 },
    ],
    ...[
      { patience: 1, mode: 'max', threshold: 0.1, threshold_mode: 'rel' },
      { patience: 0, threshold: 1 },
    ],
    ...[
      { patience: 0, factor: 0.9, threshold: 0, threshold_mode: 'abs' },
      { patience: -1, factor: 0 },
    ],
  ],
}

/** Lengths of a run: its steps, warmup as a config has it, and the schedule's end. */
const runs = [
  { total: 1, warmup: 0, horizon: null },
  { total: 1, warmup: 0.1, horizon: null },
  { total: 2, warmup: 1, horizon: null },
  { total: 60, warmup: 0.1, horizon: 25 },
  { total: 60, warmup: 30, horizon: 20 },
  { total: 60, warmup: 20, horizon: 20 },
  { total: 200, warmup: 0.1, horizon: 20_000 },
  { total: 700, warmup: 0, horizon: null },
  { total: 700, warmup: 50, horizon: 400 },
  { total: 5000, warmup: 0.1, horizon: null },
] as const

/** Rates of several sizes: products round differently. */
const rates = [5e-5, 3e-4, 0.7]

/** Arguments that transformers refuses, or divides by zero with. */
const refusedOptions: readonly (readonly [string, Options, number?])[] = [
  ['linear', { power: 2 }],
  ['cosine', { num_cycle: 2 }],
  ['cosine', { num_cycles: 'two' }],
  ['polynomial', { lr_end: 1e-3 }],
  ['polynomial', { lr_end: 5e-5 }],
  ['polynomial', { lr_end: 'low' }],
  ['polynomial', { power: -1 }],
  ['polynomial', { lr_end: -1 }, 0],
  ['inverse_sqrt', { timescale: 0 }],
  ['inverse_sqrt', { timescale: -30 }],
  ['cosine_with_min_lr', {}],
  ['cosine_with_min_lr', { min_lr: 1e-6, min_lr_rate: 0.1 }],
  ['cosine_with_min_lr', { min_lr: 1e-6 }, 0],
  ['cosine_warmup_with_min_lr', { num_cycles: 1 }],
  ['warmup_stable_decay', {}],
  ['warmup_stable_decay', { num_decay_steps: 10, decay_type: 'steep' }],
  ['reduce_lr_on_plateau', { factor: 1 }],
  ['reduce_lr_on_plateau', { mode: 'mean' }],
  ['reduce_lr_on_plateau', { threshold_mode: 'sum' }],
  ['reduce_lr_on_plateau', { power: 1 }],
]

function scheduleCase(scheduler: string, given: Options, run: (typeof runs)[number], rate: number): ScheduleCase {
  const { total, warmup, horizon } = run
  const values = {
    learning_rate: rate,
    lr_scheduler_type: scheduler,
    lr_scheduler_kwargs: given,
    lr_scheduler_steps: horizon,
    greater_is_better: total % 3 !== 0,
  }
  const figures = { totalSteps: total, warmupSteps: warmupStepsOf(warmup, horizon ?? total) }
  const evaluations = scheduler === 'reduce_lr_on_plateau' ? stagnating(total, given) : []
  return { values, figures, evaluations, steps: total }
}

/** Evaluations of a run whose score wanders, and is no number now and then. */
function stagnating(total: number, given: Options): readonly ObservedMetric[] {
  const random = seededRandom(total + JSON.stringify(given).length)
  const interval = Math.max(1, Math.floor(total / 50))
  return Array.from({ length: Math.floor(total / interval) }, (_, index) => ({
    step: (index + 1) * interval,
    metric: random() < 0.1 ? null : 0.5 + 0.4 * Math.sin(index / 5) + 0.1 * random(),
  }))
}

export const followedCases: readonly ScheduleCase[] = Object.entries(options).flatMap(([scheduler, list]) =>
  list.flatMap((given, index) =>
    runs.map((run, runIndex) => scheduleCase(scheduler, given, run, rates[(index + runIndex) % rates.length] ?? 5e-5)),
  ),
)

export const refusedCases: readonly ScheduleCase[] = refusedOptions.map(([scheduler, given, rate = 5e-5]) =>
  scheduleCase(scheduler, given, { total: 60, warmup: 0.1, horizon: 25 }, rate),
)

export const thincCases: readonly ThincCase[] = [
  { schedule: 'warmup_linear.v1', values: { initial_rate: 5e-5, warmup_steps: 250, total_steps: 20_000 }, steps: 5000 },
  { schedule: 'warmup_linear.v1', values: { initial_rate: 1e-3, warmup_steps: 0, total_steps: 300 }, steps: 400 },
  { schedule: 'warmup_linear.v1', values: { initial_rate: 1e-3, warmup_steps: 30, total_steps: 20 }, steps: 60 },
  { schedule: 'warmup_linear.v1', values: { initial_rate: 1e-3, warmup_steps: 1, total_steps: 1 }, steps: 2 },
  { schedule: 'constant.v1', values: { rate: 0.001 }, steps: 100 },
  { schedule: 'compounding.v1', values: { start: 100, stop: 1000, compound: 1.001 }, steps: 5000 },
  { schedule: 'compounding.v1', values: { start: 100, stop: 1e9, compound: 1.001, t: 3 }, steps: 5000 },
  { schedule: 'compounding.v1', values: { start: 0.01, stop: 1e-9, compound: 0.997 }, steps: 5000 },
  { schedule: 'compounding.v1', values: { start: 0, stop: 8, compound: 2 }, steps: 1200 },
  { schedule: 'compounding.v1', values: { start: 4, stop: 32, compound: 0.5 }, steps: 100 },
]

/** A run's evaluations. */
export interface EvaluationCase {
  readonly values: EvaluationArguments
  readonly figures: Pick<DerivedFigures, 'stepsPerEpoch' | 'totalSteps' | 'warmupSteps'>
}

export const evaluationCases: readonly EvaluationCase[] = [
  { eval_strategy: 'no' },
  { eval_steps: 10 },
  { eval_steps: 0.25, eval_on_start: true },
  { eval_steps: 500 },
  { eval_steps: 10, eval_delay: 30 },
  { eval_steps: 10, eval_delay: 31.5 },
  { eval_steps: 10, eval_delay: 93 },
  { eval_steps: 10, eval_delay: 94, eval_on_start: true },
  { eval_strategy: 'epoch' },
  { eval_strategy: 'epoch', eval_delay: 1.5 },
].map((values) => ({
  values: { eval_strategy: 'steps', eval_steps: 100, eval_delay: 0, eval_on_start: false, ...values },
  figures: { stepsPerEpoch: 31, totalSteps: 93, warmupSteps: 0 },
}))
