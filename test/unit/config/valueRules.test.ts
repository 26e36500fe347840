import { describe, expect, test } from 'vitest'
import { renderConfigProblem } from '../../../src/config/problems'
import type { Resolution } from '../../../src/config/resolvedConfig'
import { camembertConfig, projectTexts, resolveText, resolveWith, smallConfig } from './fixture'

const codes = ({ problems }: Resolution): readonly string[] => problems.map(({ code }) => code)

const miniLm = {
  ...projectTexts,
  '/projects/orders/models/minilm/config.json': JSON.stringify({
    ...{ model_type: 'bert', hidden_size: 384, num_hidden_layers: 6, max_position_embeddings: 512 },
  }),
  '/projects/orders/models/minilm/model.safetensors': 'weights',
}

const withMiniLm = (lines: string) =>
  resolveText(smallConfig.replace('models/camembert', 'models/minilm') + lines, { texts: miniLm })

describe('a value that is right for the model has no finding', () => {
  test.each(['learning_rate: 2e-4', 'learning_rate: 5e-4'])('%s with MiniLM', (line) => {
    expect(codes(withMiniLm(line))).toEqual([])
  })

  test.each([
    'learning_rate: 5e-5',
    'learning_rate: 2e-5',
    'learning_rate: 1e-2\noptim: sgd',
    'learning_rate: 1e-3\nfreeze: {embeddings: true, layers: 12}',
    'warmup_steps: 0.1',
    'warmup_steps: 500',
    'warmup_steps: 0\nlr_scheduler_type: constant',
    'num_train_epochs: 30',
    'weight_decay: 0',
    'adam_epsilon: 1e-6',
    'per_device_train_batch_size: 1\ngradient_accumulation_steps: 16',
  ])('%j with a base model', (lines) => {
    expect(codes(resolveWith(lines)).filter((code) => code !== 'FT081' || !lines.includes('sgd'))).toEqual([])
  })
})

describe('a dangerous value is a warning, a doubtful one information', () => {
  test.each([
    ['learning_rate: 1e-3', ['FT080']],
    ['learning_rate: 8e-5', ['FT081']],
    ['learning_rate: 1e-8', ['FT080']],
    ['warmup_steps: 0', ['FT081']],
    ['warmup_steps: 0.7', ['FT080']],
    ['warmup_steps: 700\nmax_steps: 1000', ['FT080']],
    ['num_train_epochs: 60\nearly_stopping_patience: null', ['FT080']],
    ['per_device_train_batch_size: 1', ['FT081']],
    ['max_grad_norm: 0', ['FT081']],
    ['label_smoothing_factor: 0.6', ['FT080']],
    ['early_stopping_threshold: 0.5', ['FT080']],
    ['early_stopping_threshold: 0.5\nmetric_for_best_model: loss', []],
    ['train_sampling_strategy: group_by_length', ['FT081']],
    ['optim: adam', ['FT082']],
    ['optim: sgd\nlearning_rate: 0.01', ['FT081']],
  ])('%j: %j', (lines, expected) => {
    expect(codes(resolveWith(lines))).toEqual(expected)
  })

  test('says why, and what is usual', () => {
    const [problem] = resolveWith('lr: 1e-3').problems.filter(({ severity }) => severity === 'warning')
    expect(problem?.arguments).toMatchObject({ key: 'learning_rate', value: '0.001', usual: '1e-5 to 5e-5' })
    expect(problem && renderConfigProblem(problem)).toMatch(/pretraining.* Usual here: 1e-5 to 5e-5\.$/)
  })

  test('the size is known by the name before the download', () => {
    const text = smallConfig.replace('models/camembert', 'almanach/camembert-base')
    expect(codes(resolveText(`${text}learning_rate: 1e-3\n`))).toEqual(['FT045', 'FT080'])
  })
})

describe('a default that does not suit the model', () => {
  test('is said at the model', () => {
    const { problems } = withMiniLm('')
    expect(problems).toMatchObject([
      {
        code: 'FT082',
        severity: 'information',
        place: { line: 2 },
        arguments: { key: 'learning_rate', value: '5e-5' },
      },
    ])
  })

  test('is said at the optimizer that it does not suit', () => {
    const { problems } = resolveWith('optim: sgd')
    expect(problems.filter(({ code }) => code === 'FT082')).toMatchObject([
      { place: { line: 5 }, arguments: { key: 'learning_rate' } },
    ])
  })
})

describe('keys beside each other', () => {
  test.each([
    ['max_steps: 100\nnum_train_epochs: 3', ['FT068']],
    ['eval_strategy: epoch\neval_steps: 100', ['FT068']],
    ['save_strategy: best\nsave_steps: 100', ['FT068']],
    ['optim: sgd\nlearning_rate: 0.01\nadam_beta1: 0.8', ['FT081', 'FT068']],
    ['early_stopping_patience: null\nearly_stopping_threshold: 0.01', ['FT068']],
    ['eval_steps: 200', []],
    ['precision: fp16\nuse_cpu: true', ['FT069']],
    ['fp16: true\nuse_cpu: true', ['FT069']],
    ['precision: fp16', []],
    ['warmup_steps: 1', ['FT083']],
    ['freeze: {embeddings: true, layers: 13}\nlearning_rate: 1e-3', ['FT046']],
    ['freeze: {embeddings: true, layers: 6}', []],
    ['freeze: {layers: 0.5}', ['FT047']],
    ['optim: lion_32bit', ['FT025']],
    ['lr_scheduler_type: greedy', ['FT025']],
    ['optim: adamw_apex_fused', []],
  ])('%j: %j', (lines, expected) => {
    expect(codes(resolveWith(lines))).toEqual(expected)
  })

  test('evaluations that no data is there for are one problem, not two', () => {
    const text = `${smallConfig.replace(/validation_file.*\n/, '')}eval_steps: 50\n`
    expect(codes(resolveText(text))).toEqual(['FT056'])
  })
})

test('a model of unknown layers takes any number of frozen ones', () => {
  const config = JSON.stringify({ ...(JSON.parse(camembertConfig) as object), num_hidden_layers: null })
  const texts = { ...projectTexts, '/projects/orders/models/camembert/config.json': config }
  expect(codes(resolveWith('freeze: {embeddings: true, layers: 40}', { texts }))).toEqual([])
})
