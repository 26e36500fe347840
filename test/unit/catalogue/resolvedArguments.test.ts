import { describe, expect, test } from 'vitest'
import { catalogue } from '../../../src/shared/catalogue/catalogue'
import type { ResolvedArguments } from '../../../src/shared/protocol/arguments'
import { resolveText, smallConfig } from '../config/fixture'

type Kind<Value> = Value extends string
  ? 'string'
  : Value extends number
    ? 'number'
    : Value extends boolean
      ? 'boolean'
      : 'object'

/** The fields of the interface with their types. The compiler refuses this table when it differs from the interface. */
const kinds: { readonly [Key in keyof ResolvedArguments]: Kind<NonNullable<ResolvedArguments[Key]>> } = {
  max_seq_length: 'number',
  max_train_samples: 'number',
  max_eval_samples: 'number',
  seed: 'number',
  data_seed: 'number',
  num_train_epochs: 'number',
  max_steps: 'number',
  per_device_train_batch_size: 'number',
  per_device_eval_batch_size: 'number',
  gradient_accumulation_steps: 'number',
  train_sampling_strategy: 'string',
  learning_rate: 'number',
  lr_scheduler_type: 'string',
  lr_scheduler_kwargs: 'object',
  lr_scheduler_steps: 'number',
  warmup_steps: 'number',
  optim: 'string',
  weight_decay: 'number',
  adam_beta1: 'number',
  adam_beta2: 'number',
  adam_epsilon: 'number',
  max_grad_norm: 'number',
  label_smoothing_factor: 'number',
  gradient_checkpointing: 'boolean',
  precision: 'string',
  freeze: 'object',
  use_cpu: 'boolean',
  logging_steps: 'number',
  eval_strategy: 'string',
  eval_steps: 'number',
  eval_on_start: 'boolean',
  eval_delay: 'number',
  save_strategy: 'string',
  save_steps: 'number',
  save_total_limit: 'number',
  load_best_model_at_end: 'boolean',
  metric_for_best_model: 'string',
  greater_is_better: 'boolean',
  early_stopping_patience: 'number',
  early_stopping_threshold: 'number',
  cache_dir: 'string',
}

describe('what the trainer is told', () => {
  test('has a field for each key of the catalogue that reaches the trainer', () => {
    const reaching = catalogue.filter(({ reachesTrainer }) => reachesTrainer).map(({ key }) => key)
    expect([...reaching].sort()).toEqual(Object.keys(kinds).sort())
  })

  test('has values of the types that its interface says', () => {
    const values: Readonly<Record<string, unknown>> = { ...resolveText(smallConfig).config?.arguments }
    const found = Object.entries(values).filter(([, value]) => value !== null)
    expect(found.map(([key, value]) => [key, typeof value])).toEqual(
      found.map(([key]) => [key, kinds[key as keyof ResolvedArguments]]),
    )
    expect(Object.keys(values).sort()).toEqual(Object.keys(kinds).sort())
  })
})
