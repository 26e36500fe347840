import { describe, expect, test } from 'vitest'
import { printConfig } from '../../../src/config/printValue'
import { renderConfigProblem } from '../../../src/config/problems'
import { refusedCases } from '../../scheduleCases'
import type { ResolveOptions } from './fixture'
import { codesOf, projectTexts, resolveText, resolveWith, smallConfig } from './fixture'

/** Lines added to the small config, and the codes that they cause. */
function cases(name: string, table: readonly (readonly [lines: string, codes: readonly string[]])[]): void {
  describe(name, () => {
    test.each(table)('%j: %j', (lines, codes) => {
      expect(codesOf(resolveWith(lines))).toEqual(codes)
    })
  })
}

cases('the best model', [
  ['load_best_model_at_end: true\neval_strategy: epoch', []],
  ['load_best_model_at_end: true\neval_strategy: no\nearly_stopping_patience: null', ['FT050']],
  ['eval_strategy: epoch\nsave_strategy: steps', ['FT051']],
  ['eval_strategy: epoch\nsave_strategy: no', ['FT051']],
  ['eval_strategy: epoch\nsave_strategy: best', []],
  ['eval_strategy: epoch\nsave_strategy: steps\nload_best_model_at_end: false\nearly_stopping_patience: null', []],
])

cases('save_steps is a multiple of eval_steps', [
  ['eval_steps: 50\nsave_steps: 100', []],
  ['eval_steps: 100\nsave_steps: 150', ['FT052']],
  ['eval_steps: 100\nsave_steps: 50', ['FT052']],
  ['eval_steps: 0.1\nsave_steps: 0.3', []],
  ['eval_steps: 0.1\nsave_steps: 0.25', ['FT052']],
  ['eval_steps: 0.1\nsave_steps: 100', ['FT052']],
  ['eval_steps: 100\nsave_steps: 150\nload_best_model_at_end: false\nearly_stopping_patience: null', []],
])

cases('early stopping', [
  ['early_stopping_patience: 3\neval_strategy: no', ['FT053']],
  ['early_stopping_patience: 3\nmetric_for_best_model: null', ['FT054']],
  ['load_best_model_at_end: false', ['FT063']],
  ['early_stopping_patience: 2\nmetric_for_best_model: eval_f1', []],
])

cases('the metric', [
  ['metric_for_best_model: loss\ngreater_is_better: true', ['FT064']],
  ['metric_for_best_model: f1\ngreater_is_better: false', ['FT064']],
  ['metric_for_best_model: recall_macro', ['FT022']],
])

cases('precision', [
  ['fp16: true', []],
  ['fp16: true\nbf16: true', ['FT057']],
  ['precision: fp32\nbf16: true', ['FT058']],
  ['precision: bf16\nbf16: true', []],
  ['precision: bf16\nbf16: false', []],
])

cases('the schedule', [
  ['lr_scheduler_type: constant\nwarmup_steps: 0.1', ['FT059']],
  ['lr_scheduler_type: constant\nwarmup_steps: 0', []],
  ['lr_scheduler_type: reduce_lr_on_plateau\nwarmup_steps: 100', ['FT059']],
  ['lr_scheduler_type: reduce_lr_on_plateau\neval_strategy: no', ['FT062']],
  ['lr_scheduler_type: cosine_with_min_lr', ['FT060']],
  ['lr_scheduler_type: cosine_with_min_lr\nlr_scheduler_kwargs: {min_lr: 1e-6}', []],
  ['lr_scheduler_type: cosine_with_min_lr\nlr_scheduler_kwargs: {min_lr: 1e-6, min_lr_rate: 0.1}', ['FT061']],
  ['lr_scheduler_type: warmup_stable_decay', ['FT060']],
  ['lr_scheduler_type: warmup_stable_decay\nlr_scheduler_kwargs: {num_decay_steps: 10, decay_type: 1-sqrt}', []],
  ['lr_scheduler_type: polynomial\nlr_scheduler_kwargs: {pover: 2}', ['FT024']],
  ['lr_scheduler_kwargs: {num_cycles: 2}', ['FT024']],
  ['lr_scheduler_type: cosine\nlr_scheduler_kwargs: {num_cycles: two}', ['FT020']],
])

const scheduled = (type: string, options: string): string =>
  `lr_scheduler_type: ${type}\nlr_scheduler_kwargs: ${options}`

cases('a schedule that cannot be computed', [
  [scheduled('inverse_sqrt', '{timescale: 0}'), ['FT078']],
  [scheduled('inverse_sqrt', '{timescale: -30}'), ['FT078']],
  [scheduled('inverse_sqrt', '{timescale: 30}'), []],
  [scheduled('polynomial', '{lr_end: 5e-5}'), ['FT078']],
  [scheduled('polynomial', '{lr_end: 4e-5}'), []],
  [scheduled('polynomial', '{power: -1}'), ['FT078']],
  [scheduled('polynomial', '{power: 0}'), []],
  [scheduled('polynomial', '{power: 1e200}'), ['FT078']],
  [scheduled('polynomial', '{power: two, lr_end: 1}'), ['FT020']],
  [scheduled('reduce_lr_on_plateau', '{factor: 1}'), ['FT078']],
  [scheduled('reduce_lr_on_plateau', '{factor: 0.9}'), []],
  [`${scheduled('cosine_with_min_lr', '{min_lr: 1e-6}')}\nlearning_rate: 0`, ['FT078', 'FT080']],
  [`${scheduled('cosine_with_min_lr', '{min_lr_rate: 0.1}')}\nlearning_rate: 0`, ['FT080']],
  ['lr_scheduler_type: polynomial\nlearning_rate: 1e-7', ['FT078', 'FT080']],
])

describe('a schedule that cannot be computed', () => {
  const problemOf = (lines: string) => resolveWith(lines).problems.find(({ code }) => code === 'FT078')

  test.each([
    [
      scheduled('polynomial', '{power: 1, lr_end: 0.01}'),
      6,
      41,
      /`lr_end: 0.01`: it must be below `learning_rate`, 5e-5/,
    ],
    ['lr_scheduler_kwargs:\n  timescale: -1\nlr_scheduler_type: inverse_sqrt', 6, 14, /`timescale: -1`: .* above 0/],
    ['learning_rate: 1e-8\nlr_scheduler_type: polynomial', 5, 16, /`lr_end: 1e-7`: .* below `learning_rate`, 1e-8/],
    [`learning_rate: 0\n${scheduled('polynomial', '{lr_end: -1}')}`, 5, 16, /`learning_rate: 0`: .* above 0/],
  ])('%j is told at line %d, column %d', (lines, line, column, text) => {
    const problem = problemOf(lines)
    expect(problem).toMatchObject({ severity: 'error', place: { line, column } })
    expect(problem && renderConfigProblem(problem)).toMatch(text)
  })
})

describe('what the trainer refuses of a schedule', () => {
  test.each(refusedCases.map(({ values }) => values))(
    'is an error: $lr_scheduler_type $lr_scheduler_kwargs',
    (values) => {
      const { learning_rate, lr_scheduler_type, lr_scheduler_kwargs } = values
      const { problems } = resolveWith(printConfig({ learning_rate, lr_scheduler_type, lr_scheduler_kwargs }))
      const errors = problems.filter(({ severity }) => severity === 'error')
      expect(errors).toHaveLength(1)
    },
  )
})

cases('splits and labels', [
  ['validation_split: 0.1', ['FT065']],
  ['test_split: 0.1', []],
  ['labels: [CITY, VIA, CITY]', ['FT067']],
  ['test_file: [data/dev.conll]', ['FT034']],
])

cases('the length', [
  ['max_seq_length: 512', []],
  ['max_seq_length: 513', ['FT044']],
])

cases('types and ranges', [
  ['learning_rate: fast', ['FT020']],
  ['learning_rate: .nan', ['FT020']],
  ['learning_rate: -1', ['FT021']],
  ['learning_rate: "5e-5"', ['FT020']],
  ['num_train_epochs: 0', ['FT021']],
  ['num_train_epochs: 0.5', []],
  ['per_device_train_batch_size: 1.5', ['FT020']],
  ['warmup_steps: 0.2', []],
  ['warmup_steps: 1.5', ['FT020']],
  ['logging_steps: 0', ['FT021']],
  ['adam_beta1: 1', ['FT021']],
  ['gradient_checkpointing: yes', ['FT020']],
  ['optim: adamw', []],
  ['optim: adamax', ['FT022']],
  ['eval_strategy: off', ['FT022']],
  ['freeze: true', ['FT020']],
  ['freeze: {layers: -1}', ['FT021']],
  ['label_map: {A: [B]}', ['FT020']],
  ['label_map: {A: B}', []],
  ['labels: []', ['FT020']],
  ['labels: [1, 2]', []],
  ['test_file: []', ['FT020']],
  ['seed: 12345678901234567890', ['FT020']],
  ['model_revision: 12', []],
])

describe('splits that leave nothing', () => {
  test('are refused', () => {
    const text = `${smallConfig.replace(/validation_file.*\n/, '')}validation_split: 0.6\ntest_split: 0.4\n`
    expect(codesOf(resolveText(text))).toEqual(['FT066'])
  })
})

describe('evaluation without validation data', () => {
  test.each([
    ['eval_strategy: steps', ['FT055']],
    ['eval_on_start: true', ['FT055']],
    ['validation_split: 7', ['FT021']],
    ['validation_file: 7', ['FT020']],
  ])('%s: %j', (lines, codes) => {
    expect(codesOf(resolveText(`${smallConfig.replace(/validation_file.*\n/, '')}${lines}\n`))).toEqual(codes)
  })
})

describe('files', () => {
  const file = (name: string) => smallConfig.replace('data/train.conll', name)

  test('one that does not exist is found, with one of a similar name', () => {
    const { problems } = resolveText(file('data/tran.conll'))
    expect(problems).toMatchObject([{ code: 'FT030', arguments: { suggestion: 'data/train.conll' } }])
  })

  test('a folder is no data file', () => {
    expect(codesOf(resolveText(file('data')))).toEqual(['FT032'])
  })

  test('one that may not be read is found', () => {
    const texts = { ...projectTexts, '/projects/orders/data/train.conll': null }
    expect(codesOf(resolveText(smallConfig, { texts }))).toEqual(['FT031'])
  })

  test('an output folder where nothing can be written is refused', () => {
    expect(codesOf(resolveText(smallConfig, { readOnly: ['/projects/orders'] }))).toEqual(['FT033'])
  })

  test('a file in the place of the output folder is refused', () => {
    expect(codesOf(resolveWith('output_dir: data/train.conll'))).toEqual(['FT033'])
    expect(codesOf(resolveWith('output_dir: data/train.conll/runs'))).toEqual(['FT033'])
  })
})

describe('disk space', () => {
  // CamemBERT-base: 110 million weights; three checkpoints of 12 bytes a weight, 9 bytes in model/: 4.9 GB.
  const codes = (lines: string, options: ResolveOptions) => codesOf(resolveWith(lines, options))

  test('is enough, or the checkpoints are refused', () => {
    expect(codes('', { freeBytes: 6e9 })).toEqual([])
    expect(codes('', { freeBytes: 4e9 })).toEqual(['FT073'])
  })

  test('counts the checkpoints that are kept', () => {
    expect(codes('save_total_limit: 5', { freeBytes: 6e9 })).toEqual(['FT073'])
    expect(codes('save_total_limit: null\nmax_steps: 1000', { freeBytes: 6e9 })).toEqual(['FT073'])
    expect(codes('save_total_limit: 1', { freeBytes: 4e9 })).toEqual([])
  })

  test('counts no optimizer state where there is none', () => {
    expect(codes('optim: sgd', { freeBytes: 3e9 })).toEqual([])
  })
})

describe('models', () => {
  const model = (name: string) => smallConfig.replace('models/camembert', name)

  test.each([
    ['./models/gone', 'FT040'],
    ['../a/b/c', 'FT040'],
    ['models', 'FT041'],
  ])('%s: %s', (name, code) => {
    expect(codesOf(resolveText(model(name)))).toEqual([code])
  })

  test('a broken config.json and missing weights are told apart', () => {
    const folder = '/projects/orders/models/camembert'
    const broken = { ...projectTexts, [`${folder}/config.json`]: '{' }
    const { [`${folder}/model.safetensors`]: _, ...weightless } = projectTexts
    expect(codesOf(resolveText(smallConfig, { texts: broken }))).toEqual(['FT042'])
    expect(codesOf(resolveText(smallConfig, { texts: weightless }))).toEqual(['FT043'])
  })

  test('one that only the hub has is said to be downloaded', () => {
    const { config, problems } = resolveText(model('almanach/camembert-base'))
    expect(problems.map(({ code }) => code)).toEqual(['FT045'])
    expect(config?.model.reference).toMatchObject({ path: null, source: 'hub' })
  })
})
