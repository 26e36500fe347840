import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { ConfigSnapshot } from '../../../src/server/snapshot/ConfigSnapshot'
import type { CatalogueValues } from '../../../src/shared/catalogue/values'
import { codesIn, textAfterFixAll } from './actions'
import { smallConfig, snapshotOf } from './snapshotOf'

const folder = new URL('configs/', import.meta.url)
const read = (name: string) => readFileSync(new URL(`${name}.yaml`, folder), 'utf8')

/** What is known and cannot be done yet. */
const notYetSupported = new Set(['FT015', 'FT023', 'FT025'])

const errorsOf = ({ problems }: ConfigSnapshot) => problems.filter(({ severity }) => severity === 'error')

/** The values of the trainer's and the run's keys; what the text does not change is the same. */
function valuesOf(text: string): CatalogueValues {
  return snapshotOf(text).resolution.effective
}

const configs = [
  ...['transformers-4.57', '000-warmup', '001-travel-orders', '002-adam', '003-names-of-animals', '004-sentiment'],
] as const

describe.each(configs)('%s', (name) => {
  const before = read(name)
  const after = textAfterFixAll(before)

  test('has something to mend', () => {
    expect(after).not.toBe(before)
  })

  test('has no errors after "fix all" but for what is not yet supported, and no old names', () => {
    const codes = codesIn(snapshotOf(after))
    expect(errorsOf(snapshotOf(after)).filter(({ code }) => !notYetSupported.has(code))).toEqual([])
    for (const code of ['FT010', 'FT011', 'FT012', 'FT013', 'FT014', 'FT016']) expect(codes).not.toContain(code)
  })

  test('trains as before', () => {
    const wasUsable = errorsOf(snapshotOf(before)).every(({ code }) => notYetSupported.has(code))
    if (wasUsable) expect(valuesOf(after)).toEqual(valuesOf(before))
  })

  test('keeps its comments, and needs no second "fix all"', () => {
    const comments = before.match(/^#.*$/gm) ?? []
    expect(comments.filter((comment) => !after.includes(comment))).toEqual([])
    expect(comments.length).toBeGreaterThan(0)
    expect(textAfterFixAll(after)).toBe(after)
  })
})

test('the config of transformers 4 keeps what it says under the names of today', () => {
  const after = textAfterFixAll(read('transformers-4.57'))
  expect(valuesOf(after)).toMatchObject({
    warmup_steps: 0.1,
    eval_strategy: 'steps',
    per_device_train_batch_size: 16,
    per_device_eval_batch_size: 32,
    train_sampling_strategy: 'group_by_length',
    optim: 'adamw_torch',
    use_cpu: false,
    metric_for_best_model: 'f1',
  })
  expect(after).toContain('train_sampling_strategy: group_by_length # saves padding\n')
  expect(after).toContain('model_name_or_path: models/camembert # a folder\n')
  expect(after).not.toMatch(/wandb|per_gpu|no_cuda|push_to_hub|fp16_|tpu_|report_to/)
})

test('the notes keep their values under the names of the catalogue', () => {
  expect(valuesOf(textAfterFixAll(read('001-travel-orders')))).toMatchObject({
    labels: ['O', 'B-DEPART', 'I-DEPART', 'B-ARRIVEE', 'I-ARRIVEE', 'B-VIA', 'I-VIA'],
    num_train_epochs: 10,
    warmup_steps: 0.1,
  })
  expect(valuesOf(textAfterFixAll(read('002-adam')))).toMatchObject({
    ...{ optim: 'adamw_torch', adam_epsilon: 1e-8, weight_decay: 0.01, max_grad_norm: 1 },
    ...{ lr_scheduler_type: 'linear', warmup_steps: 250, lr_scheduler_steps: 20_000, learning_rate: 5e-5 },
  })
  expect(valuesOf(textAfterFixAll(read('003-names-of-animals')))).toMatchObject({
    ...{ freeze: { embeddings: true, layers: 12 }, block_size: 256, max_length: 150 },
  })
  expect(valuesOf(textAfterFixAll(read('004-sentiment')))).toMatchObject({
    ...{ num_train_epochs: 3, learning_rate: 2e-5, max_train_samples: 10_000, max_eval_samples: 2000 },
  })
})

describe('two names of one key', () => {
  test.each([
    ['steps win over a ratio', 'warmup_ratio: 0.1\nwarmup_steps: 500\n', 'warmup_steps: 500\n'],
    ['in either order', 'warmup_steps: 500\nwarmup_ratio: 0.1\n', 'warmup_steps: 500\n'],
    ['a ratio wins over no steps', 'warmup_ratio: 0.2\nwarmup_steps: 0\n', 'warmup_steps: 0.2\n'],
    ['in either order', 'warmup_steps: 0\nwarmup_ratio: 0.2\n', 'warmup_steps: 0.2\n'],
    [
      'per GPU wins',
      'per_device_train_batch_size: 8\nper_gpu_train_batch_size: 16\n',
      'per_device_train_batch_size: 16\n',
    ],
    [
      'unless it is empty',
      'per_gpu_train_batch_size: null\nper_device_train_batch_size: 8\n',
      'per_device_train_batch_size: 8\n',
    ],
    ['the old strategy wins', 'eval_strategy: no\nevaluation_strategy: epoch\n', 'eval_strategy: epoch\n'],
    ['no_cuda wins', 'use_cpu: false\nno_cuda: true\n', 'use_cpu: true\n'],
    ['what says the same goes', 'batch_size: 8\nper_device_train_batch_size: 8\n', 'per_device_train_batch_size: 8\n'],
    ['of two other names the second', 'lr: 5e-5\ninitial_rate: 5e-5\n', 'learning_rate: 5e-5\n'],
  ])('%s: %j', (_, lines, expected) => {
    expect(textAfterFixAll(smallConfig + lines)).toBe(smallConfig + expected)
  })

  test('that say different things are left to the user', () => {
    const text = `${smallConfig}batch_size: 8\nper_device_train_batch_size: 16\n`
    expect(textAfterFixAll(text)).toBe(text)
  })
})

test('what asks for a decision is left alone', () => {
  const text = `${smallConfig}learning_rate: 1e-3\nhub_token: hf_abc\nneftune_noise_alpha: 5\n`
  expect(textAfterFixAll(text)).toBe(text)
})
