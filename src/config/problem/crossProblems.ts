import { kind, oneOf } from './kind'

/** What several keys together can have. */
export const crossProblems = {
  FT050: kind(
    'error',
    'The best model is wanted without evaluation',
    () => '`load_best_model_at_end` needs evaluations to choose from. Set `eval_strategy` to steps or epoch.',
  ),
  FT051: kind(
    'error',
    'The best model is wanted, and saves do not follow evaluations',
    (a: { save: string; evaluate: string }) =>
      `\`save_strategy\` is ${a.save} and \`eval_strategy\` ${a.evaluate}: the best model would not be saved. ` +
      `Set \`save_strategy\` to ${a.evaluate} or best.`,
  ),
  FT052: kind(
    'error',
    '`save_steps` is no multiple of `eval_steps`',
    (a: { save: number; evaluate: number }) =>
      `\`save_steps\` (${a.save}) is no multiple of \`eval_steps\` (${a.evaluate}), so the best model may not be ` +
      `saved. Set \`save_steps\` to a multiple, or \`load_best_model_at_end\` to false.`,
  ),
  FT053: kind(
    'error',
    'Early stopping without evaluation',
    () => '`early_stopping_patience` counts evaluations, and there are none. Set `eval_strategy` to steps or epoch.',
  ),
  FT054: kind(
    'error',
    'No metric to compare models by',
    (a: { key: string }) => `\`${a.key}\` needs a metric. Set \`metric_for_best_model\`, to f1_macro for example.`,
  ),
  FT055: kind(
    'error',
    'Evaluation without validation data',
    (a: { key: string }) =>
      `\`${a.key}\` needs validation data. Add \`validation_file\`, or \`validation_split: 0.1\`.`,
  ),
  FT056: kind(
    'warning',
    'No validation data',
    () =>
      'There is no validation data: nothing is evaluated, and the last model is kept rather than the best. ' +
      'Add `validation_file`, or `validation_split: 0.1`.',
  ),
  FT057: kind(
    'error',
    'Both fp16 and bf16',
    () => '`fp16` and `bf16` exclude each other. Keep one, or write `precision: auto`.',
  ),
  FT058: kind(
    'error',
    'Two precisions',
    (a: { precision: string; key: string }) =>
      `\`precision: ${a.precision}\` and \`${a.key}: true\` say different things. Remove \`${a.key}\`.`,
  ),
  FT059: kind(
    'warning',
    'This schedule takes no warmup',
    (a: { scheduler: string; instead: string }) =>
      `\`lr_scheduler_type: ${a.scheduler}\` takes no warmup, so \`warmup_steps\` is ignored.` +
      (a.instead === '' ? ' Remove it.' : ` Remove it, or use ${a.instead}.`),
  ),

  FT060: kind(
    'error',
    'The schedule lacks an argument',
    (a: { scheduler: string; names: readonly string[] }) =>
      `\`lr_scheduler_type: ${a.scheduler}\` needs ${oneOf(a.names)} in \`lr_scheduler_kwargs\`.`,
  ),
  FT061: kind(
    'error',
    'Arguments of the schedule exclude each other',
    (a: { names: readonly string[] }) => `Set only one of ${a.names.join(' and ')} in \`lr_scheduler_kwargs\`.`,
  ),
  FT062: kind(
    'error',
    'reduce_lr_on_plateau without evaluation',
    () => '`lr_scheduler_type: reduce_lr_on_plateau` follows evaluations. Set `eval_strategy` to steps or epoch.',
  ),
  FT063: kind(
    'warning',
    'Early stopping, and the last model is kept',
    () =>
      'Early stopping ends after the best step, and the last model is kept. Set `load_best_model_at_end` to true to ' +
      'keep the best.',
  ),
  FT064: kind(
    'warning',
    '`greater_is_better` does not suit the metric',
    (a: { metric: string; expected: string }) =>
      `With \`metric_for_best_model: ${a.metric}\`, \`greater_is_better\` should be ${a.expected}; as it is, the ` +
      'worst model is kept.',
  ),
  FT065: kind(
    'warning',
    'A split that a file makes useless',
    (a: { key: string; file: string }) => `\`${a.key}\` has no effect, since \`${a.file}\` is given. Remove one.`,
  ),
  FT066: kind(
    'error',
    'Nothing is left to train on',
    () => '`validation_split` and `test_split` take all of the training data. Their sum must be below 1.',
  ),
  FT067: kind(
    'error',
    'A label is listed twice',
    (a: { label: string }) => `The label ${a.label} is listed twice. Remove one.`,
  ),
  FT068: kind(
    'information',
    'A key that another one leaves without effect',
    (a: { key: string; other: string; value: string }) =>
      `\`${a.key}\` has no effect with \`${a.other}: ${a.value}\`. Remove one of them.`,
  ),
  FT069: kind(
    'warning',
    'fp16 on a processor',
    () => 'fp16 is made for GPUs, and slow on a processor. The default, `precision: auto`, takes what is fastest here.',
  ),
} as const
