import type { BandArguments } from './kind'
import { kind, usualIs, gigabytes } from './kind'

/** What shows once steps are counted, and values beside the good ones. */
export const valueProblems = {
  FT070: kind(
    'warning',
    'Warmup lasts as long as training',
    (a: { warmup: number; total: number }) =>
      `Warmup takes ${a.warmup} steps of ${a.total}: the learning rate never comes down. ` +
      'Set `warmup_steps` to a share such as 0.1.',
  ),
  FT071: kind(
    'warning',
    'Training ends before the first evaluation',
    (a: { steps: number; total: number }) =>
      `\`eval_steps\` is ${a.steps}, and training ends after ${a.total} steps. Set it to a share such as 0.1.`,
  ),
  FT072: kind(
    'warning',
    'The schedule does not end where training ends',
    (a: { horizon: number; total: number }) =>
      `\`lr_scheduler_steps\` is ${a.horizon}, and training takes ${a.total} steps. Leave it out to end together.`,
  ),
  FT073: kind(
    'error',
    'Checkpoints would fill the disk',
    (a: { needed: number; free: number; path: string }) =>
      `The checkpoints and the model need about ${gigabytes(a.needed)}, and the disk of ${a.path} has ` +
      `${gigabytes(a.free)} free. Lower \`save_total_limit\`, or set \`output_dir\` to another disk.`,
  ),
  FT074: kind(
    'warning',
    'Training ends before a point of the loss curve',
    (a: { steps: number; total: number }) =>
      `\`logging_steps\` is ${a.steps}, and training ends after ${a.total} steps: the curve has its ends only. ` +
      'Set it to 10.',
  ),
  FT075: kind(
    'information',
    'Early stopping cannot come into effect',
    (a: { patience: number; evaluations: number }) =>
      `\`early_stopping_patience\` is ${a.patience}, and there are ${a.evaluations} evaluations: the run ends before ` +
      'it can be stopped. Evaluate more often, or lower it.',
  ),
  FT076: kind(
    'warning',
    'Training ends before evaluations begin',
    (a: { delay: number; total: number }) =>
      `\`eval_delay\` lasts ${a.delay} steps, and training ends after ${a.total}: nothing is evaluated. Lower it.`,
  ),
  FT077: kind(
    'information',
    'An epoch is a single step',
    (a: { batch: number; total: number }) =>
      `A step takes ${a.batch} examples, which is all there are: training makes ${a.total} steps. A smaller batch ` +
      'makes more of them.',
  ),
  FT078: kind(
    'error',
    'A value that the schedule cannot be computed with',
    (a: { scheduler: string; key: string; value: string; must: string }) =>
      `\`lr_scheduler_type: ${a.scheduler}\` cannot be computed with \`${a.key}: ${a.value}\`: it must be ${a.must}.`,
  ),

  FT080: kind(
    'warning',
    'A value that most likely spoils the run',
    (a: BandArguments) => `\`${a.key}: ${a.value}\`: ${a.reason}${usualIs(a.usual)}`,
  ),
  FT081: kind(
    'information',
    'A doubtful value',
    (a: BandArguments) => `\`${a.key}: ${a.value}\`: ${a.reason}${usualIs(a.usual)}`,
  ),
  FT082: kind(
    'information',
    'A default that does not suit the rest',
    (a: BandArguments) => `\`${a.key}\` is not written, and ${a.value} by default: ${a.reason}${usualIs(a.usual)}`,
  ),
  FT083: kind(
    'information',
    'One step of warmup',
    () => '`warmup_steps: 1` is a single step. For a share of all steps write a number below 1, such as 0.1.',
  ),
} as const
