import type { ArgumentValue } from '../protocol/arguments'
import type { TaskName } from '../protocol/spec'
import type { ValueType } from './entry'

/** Values by key that say the same as an old name and its value; null if nothing says the same. */
export type Converted = Readonly<Record<string, ArgumentValue>> | null

/** Another name of one or more keys. Names are compared without regard to case, so that constants match too. */
export interface Alias {
  readonly name: string
  /** The keys that it sets, the main one first. */
  readonly keys: readonly string[]
  readonly convert: (value: ArgumentValue) => Converted
  /** What can be converted; not said where the name takes what its key takes. */
  readonly takes?: ValueType
  /** What to know when moving to the key, where it is not the same; else empty. */
  readonly note: string
  /** Tasks in which the name has this meaning; all if not said. */
  readonly tasks?: readonly TaskName[]
  /**
   * Whether transformers 4, the last version to have all of them, follows the name where the key is written too. Without
   * this it never had both, or it is not known.
   */
  readonly isFollowed?: (value: ArgumentValue, ofKey: ArgumentValue) => boolean
  /** Only in capitals, as a script's constant: in small letters the name is a key that means something else. */
  readonly isConstant?: boolean
}

const training: readonly TaskName[] = ['token-classification', 'text-classification']

function renamed(name: string, key: string, note = ''): Alias {
  return { name, keys: [key], convert: (value) => ({ [key]: value }), note }
}

/** Names from older versions of transformers, of which null asks for nothing and, where set, the old name counts. */
const upstream: readonly Alias[] = [
  { ...former('evaluation_strategy', 'eval_strategy'), isFollowed: isSet },
  { ...former('per_gpu_train_batch_size', 'per_device_train_batch_size'), isFollowed: isSet },
  { ...former('per_gpu_eval_batch_size', 'per_device_eval_batch_size'), isFollowed: isSet },
  former('activation_checkpointing', 'gradient_checkpointing', 'The same under the name that upstream has since 5.23.'),
  {
    name: 'warmup_ratio',
    keys: ['warmup_steps'],
    // From 1 on `warmup_steps` counts steps, so a ratio of 1 cannot be said.
    convert: unlessNull((value) => (typeof value === 'number' && value < 1 ? { warmup_steps: value } : null)),
    takes: { type: 'number', min: 0, exclusiveMax: 1 },
    note: 'Below 1, `warmup_steps` is a share of all steps: write the same number.',
    // From 5.0 to 5.14 the ratio won.
    isFollowed: (_, steps) => typeof steps === 'number' && steps <= 0,
  },
  {
    name: 'group_by_length',
    keys: ['train_sampling_strategy'],
    convert: whenTrue({ train_sampling_strategy: 'group_by_length' }),
    takes: { type: 'boolean' },
    note: 'Write `train_sampling_strategy: group_by_length`, or nothing: here it saves no time and costs F1.',
  },
  {
    name: 'no_cuda',
    keys: ['use_cpu'],
    convert: unlessNull((value) => (typeof value === 'boolean' ? { use_cpu: value } : null)),
    takes: { type: 'boolean' },
    note: '',
    isFollowed: isSet,
  },
]

/** Names in scripts: dataclasses, constants, `run_ner.py`. */
const scripts: readonly Alias[] = [
  renamed('model_name', 'model_name_or_path'),
  renamed('model', 'model_name_or_path'),
  renamed('train_path', 'train_file'),
  renamed('eval_path', 'validation_file'),
  renamed('dev_file', 'validation_file'),
  renamed('test_path', 'test_file'),
  renamed('batch_size', 'per_device_train_batch_size'),
  renamed('n_epochs', 'num_train_epochs'),
  renamed('num_warmup_steps', 'warmup_steps'),
  renamed('train_batch_size', 'per_device_train_batch_size'),
  renamed('eval_batch_size', 'per_device_eval_batch_size'),
  renamed('num_epochs', 'num_train_epochs'),
  renamed('epochs', 'num_train_epochs'),
  renamed('lr', 'learning_rate'),
  renamed('sampling_strategy', 'train_sampling_strategy'),
  renamed('patience', 'early_stopping_patience', "It counts evaluations; spaCy's `patience` counts steps."),
  {
    ...renamed('max_length', 'max_seq_length', 'In generation `max_length` is another thing.'),
    tasks: training,
  },
  {
    ...renamed('max_length', 'block_size', 'In small letters `max_length` is the length of a generated text.'),
    tasks: ['causal-lm'],
    isConstant: true,
  },
  {
    name: 'n_to_freeze',
    keys: ['freeze'],
    convert: (value) => (typeof value === 'number' ? { freeze: { embeddings: true, layers: value } } : null),
    takes: { type: 'number', min: 0 },
    note: 'With the embeddings, as scripts that count layers do: write `freeze: {embeddings: true, layers: …}`.',
  },
  {
    name: 'use_subset',
    keys: ['max_train_samples', 'max_eval_samples'],
    convert: whenTrue({ max_train_samples: 10_000, max_eval_samples: 2_000 }),
    takes: { type: 'boolean' },
    note: 'True means 10,000 examples to train on and 2,000 to evaluate on.',
  },
]

/** Labels, as a model's `config.json` writes them. */
const labels: readonly Alias[] = [
  {
    name: 'id2label',
    keys: ['labels'],
    convert: (value) => (isMap(value) ? { labels: byNumber(value, ([id]) => id).map(([, label]) => label) } : null),
    takes: { type: 'stringMap' },
    note: 'Write the labels as a list, in the order of their ids.',
  },
  {
    name: 'label2id',
    keys: ['labels'],
    convert: (value) => (isMap(value) ? { labels: byNumber(value, ([, id]) => id).map(([label]) => label) } : null),
    takes: { type: 'mapping' },
    note: 'Write the labels as a list, in the order of their ids.',
  },
]

/** Names of thinc, spaCy's machine-learning library, and of spaCy's `[training]` section. */
const spacy: readonly Alias[] = [
  renamed('optimizer', 'optim'),
  renamed('beta1', 'adam_beta1'),
  renamed('beta2', 'adam_beta2'),
  renamed('eps', 'adam_epsilon'),
  renamed('l2', 'weight_decay', "Thinc's L2 is by default decay outside the gradient, as in AdamW."),
  {
    name: 'l2_is_weight_decay',
    keys: ['optim'],
    convert: (value) => (value === true ? {} : value === false ? { optim: 'adam' } : null),
    takes: { type: 'boolean' },
    note: 'True is what `optim: adamw_torch` does, false is `optim: adam`.',
  },
  renamed('grad_clip', 'max_grad_norm', 'Thinc clips each array, `max_grad_norm` all weights together: not the same.'),
  renamed('learn_rate', 'learning_rate'),
  renamed('initial_rate', 'learning_rate', 'In `warmup_linear.v1` it is the peak, as here.'),
  renamed('total_steps', 'lr_scheduler_steps', 'It is where the schedule ends, and not `max_steps`.'),
  renamed('accumulate_gradient', 'gradient_accumulation_steps'),
  renamed('eval_frequency', 'eval_steps'),
  {
    name: 'max_epochs',
    keys: ['num_train_epochs'],
    convert: (value) => (typeof value === 'number' && value > 0 ? { num_train_epochs: value } : null),
    takes: { type: 'number', exclusiveMin: 0 },
    note: "spaCy's 0 is no limit, which cannot be said here.",
  },
]

/** All other names of keys. */
export const aliases: readonly Alias[] = [...upstream, ...scripts, ...labels, ...spacy]

/** As `renamed`, where null is the default of the name and asks for nothing. */
function former(name: string, key: string, note = ''): Alias {
  return { ...renamed(name, key, note), convert: unlessNull((value) => ({ [key]: value })) }
}

function unlessNull(convert: Alias['convert']): Alias['convert'] {
  return (value) => (value === null ? {} : convert(value))
}

/** What Python takes for true. */
function isSet(value: ArgumentValue): boolean {
  return value !== null && value !== false && value !== 0 && value !== ''
}

/** A flag that says something when true and nothing when false, or empty. */
function whenTrue(values: Readonly<Record<string, ArgumentValue>>): Alias['convert'] {
  return unlessNull((value) => (value === true ? values : value === false ? {} : null))
}

function isMap(value: ArgumentValue): value is Readonly<Record<string, ArgumentValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

type Pair = readonly [name: string, value: ArgumentValue]

function byNumber(map: Readonly<Record<string, ArgumentValue>>, number: (pair: Pair) => ArgumentValue): Pair[] {
  return Object.entries(map).sort((left, right) => Number(number(left)) - Number(number(right)))
}
