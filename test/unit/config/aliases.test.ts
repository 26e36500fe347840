import { describe, expect, test } from 'vitest'
import { aliases } from '../../../src/shared/catalogue/alias'
import { codesOf, resolveText, resolveWith, smallConfig } from './fixture'

/** A config as note 001 has it. */
const noteConfig = `task: token-classification
model_name: models/camembert
train_path: data/train.conll
eval_path: data/dev.conll
max_length: 128
batch_size: 16
num_epochs: 10
warmup_ratio: 0.1
`

test('the names of the notes give the same config as the real ones', () => {
  const { config, problems } = resolveText(noteConfig)
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['FT011']))
  expect(config).toEqual(resolveText(smallConfig).config)
})

describe('an old name takes its value along', () => {
  test.each([
    ['warmup_ratio: 0.2', { warmup_steps: 0.2 }],
    ['evaluation_strategy: epoch', { eval_strategy: 'epoch' }],
    ['group_by_length: true', { train_sampling_strategy: 'group_by_length' }],
    ['group_by_length: false', { train_sampling_strategy: 'random' }],
    ['no_cuda: true', { use_cpu: true }],
    ['per_gpu_train_batch_size: 4', { per_device_train_batch_size: 4 }],
    ['BATCH_SIZE: 4', { per_device_train_batch_size: 4 }],
    ['MAX_SEQ_LENGTH: 64', { max_seq_length: 64 }],
    ['NUM_EPOCHS: 3', { num_train_epochs: 3 }],
    ['LR: 2e-5', { learning_rate: 2e-5 }],
    ['USE_SUBSET: true', { max_train_samples: 10_000, max_eval_samples: 2_000 }],
    ['patience: 5', { early_stopping_patience: 5 }],
    ['grad_clip: 0.5', { max_grad_norm: 0.5 }],
    ['L2: 0.02', { weight_decay: 0.02 }],
    ['beta1: 0.8\nbeta2: 0.9\neps: 1e-6', { adam_beta1: 0.8, adam_beta2: 0.9, adam_epsilon: 1e-6 }],
    ['initial_rate: 1e-4\ntotal_steps: 20000', { learning_rate: 1e-4, lr_scheduler_steps: 20_000 }],
    ['n_to_freeze: 6', { freeze: { embeddings: true, layers: 6 } }],
    ['activation_checkpointing: true', { gradient_checkpointing: true }],
    ['max_epochs: 4', { num_train_epochs: 4 }],
    ['L2_is_weight_decay: false', { optim: 'adam' }],
    ['accumulate_gradient: 3', { gradient_accumulation_steps: 3 }],
    ['optim: Adam.v1', { optim: 'adamw_torch' }],
    ['lr_scheduler_type: warmup_linear.v1', { lr_scheduler_type: 'linear' }],
  ])('%s', (lines, expected) => {
    const { config, problems } = resolveWith(lines)
    expect(problems.filter(({ severity }) => severity !== 'information')).toEqual([])
    expect(config?.arguments).toMatchObject(expected)
  })

  test('labels come in the order of their ids', () => {
    const labels = ['O', 'B-A', 'I-A']
    expect(resolveWith('id2label: {2: I-A, 0: O, 1: B-A}').config?.labels).toEqual(labels)
    expect(resolveWith('label2id: {I-A: 2, O: 0, B-A: 1}').config?.labels).toEqual(labels)
  })
})

describe('an old name at its default asks for nothing', () => {
  test.each([
    ['evaluation_strategy: null', { eval_strategy: 'steps' }],
    ['per_gpu_train_batch_size: null', { per_device_train_batch_size: 16 }],
    ['per_gpu_eval_batch_size:', { per_device_eval_batch_size: 32 }],
    ['warmup_ratio: null', { warmup_steps: 0.1 }],
    ['no_cuda: null', { use_cpu: false }],
    ['group_by_length: null', { train_sampling_strategy: 'random' }],
    ['activation_checkpointing: null', { gradient_checkpointing: false }],
  ])('%s', (line, expected) => {
    const { config, problems } = resolveWith(line)
    expect(problems.map(({ code }) => code)).toEqual(['FT011'])
    expect(config?.arguments).toMatchObject(expected)
  })
})

test.each([
  ['warmup_ratio: 1.0', ['FT012']],
  ['warmup_ratio: x', ['FT012']],
  ['group_by_length: maybe', ['FT012']],
  ['max_epochs: 0', ['FT012']],
  ['batch_size: x', ['FT020']],
  ['batch_size: 0', ['FT021']],
  ['batch_size: 4\nper_device_train_batch_size: 4', ['FT013']],
  ['learning_rate: 5e-5\nlr: 5e-5', ['FT013']],
])('%s: %j', (lines, codes) => {
  expect(codesOf(resolveWith(lines))).toEqual(codes)
})

test.each([
  ['report_to: tensorboard', 'FT014', 'information'],
  ['overwrite_output_dir: true', 'FT014', 'information'],
  ['num_labels: 7', 'FT014', 'information'],
  ['logging_first_step: true', 'FT014', 'information'],
  ['neftune_noise_alpha: 5', 'FT015', 'warning'],
  ['deepspeed: ds.json', 'FT015', 'warning'],
])('%s is known and not honoured', (line, code, severity) => {
  const { config, problems } = resolveWith(line)
  expect(problems).toMatchObject([{ code, severity }])
  expect(config).not.toBeNull()
})

test('an alias is information and says the real name', () => {
  const { problems } = resolveWith('batch_size: 4')
  expect(problems).toMatchObject([
    {
      code: 'FT011',
      severity: 'information',
      arguments: { name: 'batch_size', keys: ['per_device_train_batch_size'] },
    },
  ])
})

test('names of aliases are in lower case, as they are compared', () => {
  expect(aliases.filter(({ name }) => name !== name.toLowerCase())).toEqual([])
})
