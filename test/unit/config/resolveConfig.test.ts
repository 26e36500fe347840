import { describe, expect, test } from 'vitest'
import { renderConfigProblem } from '../../../src/config/problems'
import type { ResolvedConfig } from '../../../src/config/resolvedConfig'
import { camembertConfig, codesOf, configPath, projectTexts, resolveText, resolveWith, smallConfig } from './fixture'

function configOf(lines: string, options: Parameters<typeof resolveWith>[1] = {}): ResolvedConfig {
  const { config, problems } = resolveWith(lines, options)
  if (config === null) throw new Error(problems.map(renderConfigProblem).join('\n'))
  return config
}

describe('a small config', () => {
  test('has no problem, and every path is absolute', () => {
    const { config, problems } = resolveText(smallConfig)
    expect(problems).toEqual([])
    expect(config).toMatchObject({
      configPath,
      task: 'token-classification',
      engine: 'transformers',
      runName: 'orders',
      outputDir: '/projects/orders/runs',
      files: { train: ['/projects/orders/data/train.conll'], validation: ['/projects/orders/data/dev.conll'] },
      validationSplit: null,
      labels: null,
      labelMap: {},
      seed: 42,
      model: { reference: { source: 'folder', path: '/projects/orders/models/camembert' }, defect: null },
    })
    expect(Object.keys(config?.files ?? {})).toEqual(['train', 'validation'])
  })

  test('gets the defaults of the notes', () => {
    expect(configOf('').arguments).toMatchObject({
      max_seq_length: 128,
      num_train_epochs: 10,
      max_steps: -1,
      per_device_train_batch_size: 16,
      per_device_eval_batch_size: 32,
      learning_rate: 5e-5,
      lr_scheduler_type: 'linear',
      warmup_steps: 0.1,
      weight_decay: 0.01,
      optim: 'adamw_torch',
      precision: 'auto',
      freeze: { embeddings: false, layers: 0 },
      logging_steps: 10,
      eval_strategy: 'steps',
      eval_steps: 100,
      save_strategy: 'steps',
      save_steps: 100,
      save_total_limit: 2,
      load_best_model_at_end: true,
      metric_for_best_model: 'f1_macro',
      greater_is_better: true,
      early_stopping_patience: 3,
    })
  })

  test('says of each value where it comes from', () => {
    const { values } = resolveWith('learning_rate: 1e-4\nbatch_size: 8\n')
    expect(values.get('learning_rate')).toEqual({ value: 1e-4, origin: 'written' })
    expect(values.get('per_device_train_batch_size')).toEqual({ value: 8, origin: 'alias' })
    expect(values.get('weight_decay')).toEqual({ value: 0.01, origin: 'default' })
  })
})

describe('defaults that depend on other keys', () => {
  test('without validation data nothing is evaluated, and the last model is kept', () => {
    const resolution = resolveText(smallConfig.replace(/validation_file.*\n/, ''))
    expect(codesOf(resolution)).toEqual(['FT056'])
    expect(resolution.config?.arguments).toMatchObject({
      eval_strategy: 'no',
      save_strategy: 'steps',
      load_best_model_at_end: false,
      early_stopping_patience: null,
    })
  })

  test('a share held back counts as validation data', () => {
    const resolution = resolveText(`${smallConfig.replace(/validation_file.*\n/, '')}validation_split: 0.1\n`)
    expect(resolution.problems).toEqual([])
    expect(resolution.config).toMatchObject({ validationSplit: 0.1, arguments: { eval_strategy: 'steps' } })
  })

  test('saves follow evaluations', () => {
    expect(configOf('eval_steps: 50').arguments).toMatchObject({ save_strategy: 'steps', save_steps: 50 })
    expect(configOf('eval_strategy: epoch').arguments).toMatchObject({ save_strategy: 'epoch' })
  })

  test('a lower loss is better, a lower F1 is not', () => {
    expect(configOf('metric_for_best_model: eval_loss').arguments).toMatchObject({
      metric_for_best_model: 'loss',
      greater_is_better: false,
    })
  })

  test('a constant rate has no warmup unless one is written', () => {
    expect(configOf('lr_scheduler_type: constant').arguments.warmup_steps).toBe(0)
    expect(configOf('lr_scheduler_type: constant_with_warmup').arguments.warmup_steps).toBe(0.1)
  })

  test('the length does not exceed what a small model reads', () => {
    const tiny = JSON.stringify({ model_type: 'bert', max_position_embeddings: 64, hidden_size: 8 })
    const texts = { ...projectTexts, '/projects/orders/models/camembert/config.json': tiny }
    expect(configOf('', { texts }).arguments.max_seq_length).toBe(64)
  })

  test('null turns off what has a default', () => {
    const { arguments: values } = configOf('early_stopping_patience: null\nsave_total_limit:\n')
    expect(values).toMatchObject({ early_stopping_patience: null, save_total_limit: null })
  })
})

describe('all problems at once', () => {
  const text = `# 🚆 départ\r
task: token-clasification\r
model_name_or_path: models/camembert\r
train_file: [data/train.conll, "data/trian.conll"]\r
learnig_rate: 5e-5\r
num_train_epochs: "🚆"\r
weight_decay: -1\r
fp16: true\r
bf16: true\r
freeze: {layer: 2}\r
seed: 1\r
seed: 2\r
`

  test('each has its code, line and column, in the order of the file', () => {
    const places = resolveText(text).problems.map(({ code, place }) => [code, place.line, place.column])
    expect(places).toEqual([
      ['FT022', 2, 7],
      ['FT056', 4, 13],
      ['FT030', 4, 32],
      ['FT010', 5, 1],
      ['FT020', 6, 19],
      ['FT021', 7, 15],
      ['FT057', 8, 7],
      ['FT024', 10, 10],
      ['FT003', 12, 1],
    ])
  })

  test('there is no config then', () => {
    expect(resolveText(text).config).toBeNull()
  })

  test('misspelt names come with the name that is meant', () => {
    const suggestions = resolveText(text).problems.map(({ arguments: values }) => values['suggestion'])
    expect(suggestions.filter(Boolean)).toEqual(['token-classification', 'data/train.conll', 'learning_rate', 'layers'])
  })

  test('every sentence is rendered', () => {
    for (const problem of resolveText(text).problems) {
      expect(renderConfigProblem(problem)).toMatch(/[A-Z`].*[.?]$/)
      expect(renderConfigProblem(problem)).not.toMatch(/undefined|\[object|NaN/)
    }
  })
})

describe('missing keys', () => {
  test('task, model and training file are asked for', () => {
    const { problems } = resolveText('seed: 1\n')
    const missing = problems.filter(({ code }) => code === 'FT017').map(({ arguments: values }) => values['key'])
    expect(missing).toEqual(['task', 'model_name_or_path', 'train_file'])
  })

  test('where the YAML is broken they are not missed', () => {
    expect(codesOf(resolveText('task: "ner'))).toEqual(['FT001'])
  })

  test('a key without its value is said to be empty, not missing', () => {
    const { problems } = resolveText(smallConfig.replace('data/train.conll', ''))
    expect(problems.find(({ code }) => code === 'FT020')?.arguments).toMatchObject({
      key: 'train_file',
      found: 'empty',
    })
    expect(problems.map(({ code }) => code)).not.toContain('FT017')
  })
})

describe('tasks and engines', () => {
  test.each(['text-classification', 'causal-lm'])('%s is not yet supported, and that is all', (task) => {
    const { config, problems } = resolveText(smallConfig.replace('token-classification', task))
    expect(problems.map(({ code }) => code)).toEqual(['FT023'])
    expect(config).toBeNull()
  })

  test('keys of the other task are not objected to there', () => {
    const lines =
      'task: causal-lm\nmodel_name_or_path: gpt2\ntrain_file: x\nblock_size: 256\nmax_length: 150\ntop_p: 0.9\n'
    expect(resolveText(lines).problems.map(({ code }) => code)).toEqual(['FT023'])
  })

  test('and are without effect here', () => {
    expect(codesOf(resolveWith('block_size: 256\n'))).toEqual(['FT016'])
  })

  test('spaCy is not yet supported', () => {
    expect(codesOf(resolveWith('engine: spacy\n'))).toEqual(['FT023'])
  })

  test('ner means token classification', () => {
    expect(resolveText(smallConfig.replace('token-classification', 'NER')).config?.task).toBe('token-classification')
  })
})

describe('settings of the command line', () => {
  test('replace what the file says, whatever name it is said under', () => {
    const { config, problems } = resolveWith('learning_rate: 5e-5\nseed: 1\n', { settings: ['lr=2e-5', 'seed = 7'] })
    expect(config).toMatchObject({ seed: 7, arguments: { learning_rate: 2e-5 } })
    expect(problems.map(({ code }) => code)).toEqual(['FT011'])
  })

  test('take YAML values', () => {
    const { config } = resolveWith('', {
      settings: ['freeze={embeddings: true, layers: 0.5}', 'train_file=[data/dev.conll]'],
    })
    expect(config?.arguments.freeze).toEqual({ embeddings: true, layers: 0.5 })
    expect(config?.files.train).toEqual(['/projects/orders/data/dev.conll'])
  })

  test.each([
    ['learning_rate=fast', 'FT020'],
    ['learning_rate', 'FT006'],
    ['leaning_rate=1', 'FT010'],
    ['run_name="x', 'FT001'],
  ])('%s is a problem that names the setting', (setting, code) => {
    const { config, problems } = resolveWith('', { settings: [setting] })
    expect(problems).toMatchObject([{ code, place: { file: `--set ${setting}`, line: 1, column: 1 } }])
    expect(config).toBeNull()
  })
})

describe('what is known of the data', () => {
  test('is enough to read it, whatever else is wrong', () => {
    const { config, data } = resolveWith('learning_rate: fast\nlabels: [A, B]\n')
    expect(config).toBeNull()
    expect(data).toMatchObject({ files: { train: ['/projects/orders/data/train.conll'] }, labels: ['A', 'B'] })
  })

  test.each(['test_file: data/gone.conll\n', 'validation_split: 2\n', 'labels: 3\n'])('is nothing with %s', (line) => {
    expect(resolveWith(line).data).toBeNull()
  })
})

describe('names of runs', () => {
  test.each([
    ['run_name: départ/v1 (test)\n', 'départ/v1 (test)'],
    ['', 'orders'],
  ])('are as written with %s', (line, name) => {
    expect(configOf(line).runName).toBe(name)
  })
})

test('a cached model’s figures come from its own config', () => {
  const cache = '/home/ada/.cache/huggingface/hub/models--almanach--camembert-base'
  const texts = {
    ...projectTexts,
    [`${cache}/refs/main`]: 'abc123\n',
    [`${cache}/snapshots/abc123/config.json`]: camembertConfig,
    [`${cache}/snapshots/abc123/pytorch_model.bin`]: 'weights',
  }
  const text = smallConfig.replace('models/camembert', 'camembert-base')
  expect(codesOf(resolveText(`${text}max_seq_length: 513\n`, { texts }))).toEqual(['FT044'])
  expect(resolveText(`${text}max_seq_length: 512\n`, { texts }).config?.model.reference).toEqual({
    nameOrPath: 'camembert-base',
    path: `${cache}/snapshots/abc123`,
    revision: 'abc123',
    source: 'cache',
  })
})
