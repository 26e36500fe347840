import type { Scheduler } from './schedulers'

/** What the arguments of the schedules mean, a sentence each; most mean the same in every schedule that takes them. */
const summaries: Readonly<Record<string, string>> = {
  lr_end: 'Learning rate at the end; 1e-7 if not given.',
  power: 'Power of the fall: 1 is a straight line, 2 falls fast at first and slowly at the end.',
  timescale: 'Steps in which the rate falls to about 0.7 of its peak; the warmup steps if not given.',
  num_cycles: 'Waves of the cosine: 0.5, the usual, falls once; 1 falls and comes back up.',
  min_lr: 'Learning rate that it does not fall below.',
  min_lr_rate: 'The same as a share of `learning_rate`: 0.1 ends at a tenth of the peak.',
  warmup_lr_rate: 'Share of the peak that warmup begins at; if not given, nearly 0.',
  num_decay_steps: 'Steps at the end in which the rate falls.',
  num_stable_steps: 'Steps at the peak; if not given, all that warmup and decay leave.',
  warmup_type: 'Shape of the rise: linear, if not given.',
  decay_type: 'Shape of the fall: cosine, if not given.',
  min_lr_ratio: 'Share of the peak that it does not fall below; 0 if not given.',
  mode: 'Whether a lower (min) or a higher (max) score is better; follows from the metric if not given.',
  factor: 'What the rate is multiplied by at each fall; 0.1 if not given.',
  patience: 'Evaluations without a better score that are waited out before the rate falls; 10 if not given.',
  threshold: 'How much better a score must be to count as better; 1e-4 if not given.',
  threshold_mode: 'Whether the threshold is a share of the best score (rel, the usual) or a difference (abs).',
  cooldown: 'Evaluations after a fall that are not counted; 0 if not given.',
  eps: 'A fall smaller than this is left out; 1e-8 if not given.',
}

const ofRestarts = 'How many times the cosine falls, each time from the peak; 1 if not given.'

/** What an argument of a schedule means, a sentence or two; empty if it takes none of this name. */
export function argumentSummary({ name: scheduler, arguments: taken }: Scheduler, argument: string): string {
  if (!taken.some(({ name }) => name === argument)) return ''
  const isOfRestarts = scheduler === 'cosine_with_restarts' && argument === 'num_cycles'
  return isOfRestarts ? ofRestarts : (summaries[argument] ?? '')
}
