import { findUpstream, upstreamStatus } from './transformers'

/** A public page. */
export interface Link {
  readonly title: string
  readonly address: string
}

/** Papers and pages that the documentation of keys leads to. */
export const links = {
  accuracyOfSmallBerts: {
    title: 'Well-read students learn better: small BERTs and their learning rates',
    address: 'https://arxiv.org/abs/1908.08962',
  },
  adam: { title: 'Adam: a method for stochastic optimization', address: 'https://arxiv.org/abs/1412.6980' },
  adamw: { title: 'Decoupled weight decay regularization (AdamW)', address: 'https://arxiv.org/abs/1711.05101' },
  bert: { title: 'BERT, with its fine-tuning settings', address: 'https://arxiv.org/abs/1810.04805' },
  calibration: { title: 'When does label smoothing help?', address: 'https://arxiv.org/abs/1906.02629' },
  camembert: { title: 'CamemBERT: a tasty French language model', address: 'https://arxiv.org/abs/1911.03894' },
  checkpointing: {
    title: 'Training deep nets with sublinear memory cost',
    address: 'https://arxiv.org/abs/1604.06174',
  },
  clipping: {
    title: 'On the difficulty of training recurrent neural networks',
    address: 'https://arxiv.org/abs/1211.5063',
  },
  mixedPrecision: { title: 'Mixed precision training', address: 'https://arxiv.org/abs/1710.03740' },
  freezing: {
    title: 'What would Elsa do? Freezing layers during transformer fine-tuning',
    address: 'https://arxiv.org/abs/1911.03090',
  },
  fewSamples: { title: 'Revisiting few-sample BERT fine-tuning', address: 'https://arxiv.org/abs/2006.05987' },
  generation: {
    title: 'Generation strategies',
    address: 'https://huggingface.co/docs/transformers/generation_strategies',
  },
  hub: { title: 'The models of the hub', address: 'https://huggingface.co/models' },
  largeBatches: {
    title: "Don't decay the learning rate, increase the batch size",
    address: 'https://arxiv.org/abs/1711.00489',
  },
  nucleus: { title: 'The curious case of neural text degeneration', address: 'https://arxiv.org/abs/1904.09751' },
  repetition: {
    title: 'CTRL, where the penalty for repeating comes from',
    address: 'https://arxiv.org/abs/1909.05858',
  },
  schedules: {
    title: "The schedules of transformers' Optimization page",
    address: 'https://huggingface.co/docs/transformers/main_classes/optimizer_schedules',
  },
  seeds: {
    title: 'Fine-tuning pretrained language models: weight initializations, data orders, and early stopping',
    address: 'https://arxiv.org/abs/2002.06305',
  },
  seqeval: { title: 'seqeval, scores of entities', address: 'https://github.com/chakki-works/seqeval' },
  smoothing: { title: 'Rethinking the Inception architecture', address: 'https://arxiv.org/abs/1512.00567' },
  stability: {
    title: 'On the stability of fine-tuning BERT',
    address: 'https://arxiv.org/abs/2006.04884',
  },
} as const satisfies Readonly<Record<string, Link>>
export type LinkName = keyof typeof links

/** Where Hugging Face documents the keys of `TrainingArguments`. */
const trainingArguments = 'https://huggingface.co/docs/transformers/main_classes/trainer'

/**
 * Pages about a key: Hugging Face's own if that version has the key, then those of its documentation.
 *
 * @param version of transformers, see `upstreamStatus`
 */
export function linksOf(key: string, names: readonly LinkName[], version: string): readonly Link[] {
  const isUpstream = findUpstream(key) !== undefined && upstreamStatus(key, version)?.kind === 'present'
  const own: Link = {
    title: `${key} in TrainingArguments`,
    address: `${trainingArguments}#transformers.TrainingArguments.${key}`,
  }
  return [...(isUpstream ? [own] : []), ...names.map((name) => links[name])]
}
