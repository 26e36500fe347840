import type { Problem, ProblemArguments, Range, Severity } from '../shared/problem'

/** One kind of problem: `title` is for the docs, `render` makes the sentence, which says what to do. */
interface ProblemKind<A extends ProblemArguments> {
  readonly severity: Severity
  readonly title: string
  readonly render: (values: A) => string
}

function kind<A extends ProblemArguments>(
  severity: Severity,
  title: string,
  render: (values: A) => string,
): ProblemKind<A> {
  return { severity, title, render }
}

/** `" Did you mean …?"`, or nothing. */
function didYouMean(suggestion: string): string {
  return suggestion === '' ? '' : ` Did you mean \`${suggestion}\`?`
}

/** `a, b or c` */
function oneOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}

/** Bytes in GB, in powers of 1000 as disks are sold. */
function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB`
}

/** Every problem that a config can have. A code keeps its meaning for ever; a new problem takes a new code. */
export const configProblems = {
  FT001: kind('error', 'The text is not YAML', (a: { reason: string }) => `This is not YAML: ${a.reason}`),
  FT002: kind(
    'error',
    'Not a list of keys and values',
    () => 'A config is made of lines `key: value`; this is something else.',
  ),
  FT003: kind(
    'error',
    'A key stands twice',
    (a: { key: string; line: number }) => `\`${a.key}\` already stands in line ${a.line}. Remove one of the two.`,
  ),
  FT004: kind(
    'error',
    'Nested too deeply or too large',
    () => 'This is nested too deeply or grows too large through `*` references. Write it out flat.',
  ),
  FT005: kind('warning', 'A YAML warning', (a: { reason: string }) => `YAML warns: ${a.reason}`),
  FT006: kind(
    'error',
    'A setting that is not `key=value`',
    (a: { setting: string }) => `\`--set ${a.setting}\` is not understood. Write \`--set key=value\`.`,
  ),

  FT010: kind(
    'error',
    'Unknown key',
    (a: { key: string; suggestion: string }) =>
      `\`${a.key}\` is no key of a fine-tuning config.${didYouMean(a.suggestion)}`,
  ),
  FT011: kind(
    'information',
    'Another name of a key',
    (a: { name: string; keys: readonly string[]; note: string }) =>
      `\`${a.name}\` is read as \`${a.keys.join('`, `')}\`. ${a.note === '' ? 'Prefer that name.' : a.note}`,
  ),
  FT012: kind(
    'error',
    'The value of an old name has no counterpart',
    (a: { name: string; key: string; value: string }) =>
      `\`${a.name}: ${a.value}\` cannot be turned into a value of \`${a.key}\`. Write \`${a.key}\` yourself.`,
  ),
  FT013: kind(
    'error',
    'A key is set under two names',
    (a: { name: string; key: string; line: number }) =>
      `\`${a.name}\` sets \`${a.key}\`, which line ${a.line} sets too. Remove one of the two.`,
  ),
  FT014: kind(
    'information',
    'Known, without effect',
    (a: { key: string; reason: string }) => `\`${a.key}\` is known and has no effect here. ${a.reason}`,
  ),
  FT015: kind(
    'warning',
    'Changes training elsewhere, ignored here',
    (a: { key: string; reason: string }) => `\`${a.key}\` is not supported and is ignored. ${a.reason}`,
  ),
  FT016: kind(
    'warning',
    'A key of another task',
    (a: { key: string; task: string; tasks: readonly string[] }) =>
      `\`${a.key}\` has no effect with the task ${a.task}; it is for ${oneOf(a.tasks)}. Remove it.`,
  ),
  FT017: kind(
    'error',
    'A key is missing',
    (a: { key: string; example: string }) => `\`${a.key}\` is missing. Add a line such as \`${a.key}: ${a.example}\`.`,
  ),

  FT020: kind(
    'error',
    'A value of the wrong type',
    (a: { key: string; expected: string; found: string }) => `\`${a.key}\` wants ${a.expected}, this is ${a.found}.`,
  ),
  FT021: kind(
    'error',
    'A value out of range',
    (a: { key: string; value: number; range: string }) => `\`${a.key}\` is ${a.value}, and must be ${a.range}.`,
  ),
  FT022: kind(
    'error',
    'Not one of the choices',
    (a: { key: string; value: string; choices: readonly string[]; suggestion: string }) =>
      `\`${a.key}\` is one of ${a.choices.join(', ')}; this is ${a.value}.${didYouMean(a.suggestion)}`,
  ),
  FT023: kind(
    'error',
    'Not yet supported',
    (a: { key: string; value: string; supported: string }) =>
      `\`${a.key}: ${a.value}\` is not yet supported. Only \`${a.supported}\` can be started today.`,
  ),
  FT024: kind(
    'error',
    'Unknown key inside a value',
    (a: { key: string; name: string; choices: readonly string[]; suggestion: string }) =>
      `\`${a.key}\` has no \`${a.name}\`; it takes ${a.choices.length === 0 ? 'nothing' : a.choices.join(', ')}.` +
      didYouMean(a.suggestion),
  ),

  FT030: kind(
    'error',
    'A data file does not exist',
    (a: { key: string; path: string; suggestion: string }) =>
      `\`${a.key}\`: there is no file ${a.path}.` +
      (a.suggestion === '' ? ' Paths start from the folder of the config.' : didYouMean(a.suggestion)),
  ),
  FT031: kind(
    'error',
    'A data file cannot be read',
    (a: { key: string; path: string }) => `\`${a.key}\`: ${a.path} may not be read. Change its permissions.`,
  ),
  FT032: kind(
    'error',
    'A folder where a file is wanted',
    (a: { key: string; path: string }) => `\`${a.key}\`: ${a.path} is a folder. Name the files in it, as a list.`,
  ),
  FT033: kind(
    'error',
    'The output folder cannot be written',
    (a: { path: string }) => `Runs cannot be written to ${a.path}. Set \`output_dir\` to a folder that is yours.`,
  ),
  FT034: kind(
    'warning',
    'The same file in two splits',
    (a: { path: string; key: string; other: string }) =>
      `${a.path} is in \`${a.key}\` and in \`${a.other}\`: scores on sentences that were trained on say nothing.`,
  ),

  FT040: kind(
    'error',
    'The model folder does not exist',
    (a: { path: string }) => `There is no folder ${a.path}. Write a path that exists, or a model id of the hub.`,
  ),
  FT041: kind(
    'error',
    'The folder holds no model',
    (a: { path: string }) => `${a.path} has no config.json, so it is no model folder. Look one folder deeper.`,
  ),
  FT042: kind(
    'error',
    "The model's config.json is broken",
    (a: { path: string }) => `${a.path} cannot be read as JSON. Copy or download the model again.`,
  ),
  FT043: kind(
    'error',
    'The model folder has no weights',
    (a: { path: string }) =>
      `${a.path} has neither model.safetensors nor pytorch_model.bin. Copy or download the model again.`,
  ),
  FT044: kind(
    'error',
    'Sentences may be longer than the model reads',
    (a: { value: number; limit: number; model: string }) =>
      `\`max_seq_length\` is ${a.value}, and ${a.model} reads at most ${a.limit} tokens. Set it to ${a.limit} or less.`,
  ),
  FT045: kind(
    'information',
    'The model is not on this machine',
    (a: { model: string }) => `${a.model} is not on this machine: it is downloaded when the run starts.`,
  ),

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
} as const

/** Code of a problem of a config. */
export type ConfigCode = keyof typeof configProblems

/** What the message of a code is rendered with. */
export type ConfigProblemArguments<Code extends ConfigCode> = Parameters<(typeof configProblems)[Code]['render']>[0]

/** A problem of a config, with its place and its range in the text. */
export type ConfigProblem = Problem<ConfigCode>

/** A problem before its place is known. `setting` is the text of the `--set` that it stands in, null in the file. */
export interface ConfigFinding {
  readonly code: ConfigCode
  readonly arguments: ProblemArguments
  readonly range: Range
  readonly setting: string | null
}

/** Where a finding is reported. */
export type FindingAnchor = Pick<ConfigFinding, 'range' | 'setting'>

/** A finding whose arguments fit its code. */
export function finding<Code extends ConfigCode>(
  code: Code,
  values: ConfigProblemArguments<Code>,
  anchor: FindingAnchor,
): ConfigFinding {
  return { code, arguments: values, range: anchor.range, setting: anchor.setting }
}

/** The sentence of a problem, in English. */
export function renderConfigProblem(problem: Pick<ConfigProblem, 'code' | 'arguments'>): string {
  // `finding` made the arguments fit the code; the table's union of renderers cannot express that.
  const render = configProblems[problem.code].render as (values: ProblemArguments) => string
  return render(problem.arguments)
}
