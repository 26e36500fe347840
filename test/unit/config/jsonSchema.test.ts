import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { jsonSchema } from '../../../src/config/jsonSchema'
import { resolveText, smallConfig } from './fixture'

const validate = new Ajv({ strictTypes: false }).compile(jsonSchema())

function isAccepted(text: string): boolean {
  return validate(parse(text))
}

test('a stock validator accepts the sample', () => {
  const sample = readFileSync(new URL('../../../media/samples/travel-fr/finetune.yaml', import.meta.url), 'utf8')
  expect(isAccepted(sample)).toBe(true)
})

/** Lines on which the schema and the checker must agree: they follow from one key alone. */
describe('the schema agrees with the checker', () => {
  test.each([
    '',
    'learning_rate: 5e-5',
    'learning_rate: fast',
    'learning_rate: -1',
    'learnig_rate: 5e-5',
    'num_train_epochs: 0',
    'warmup_steps: 0',
    'warmup_steps: 0.1',
    'warmup_steps: 250',
    'warmup_steps: 1.5',
    'logging_steps: 0',
    'eval_strategy: epoch\nsave_strategy: epoch',
    'eval_strategy: sometimes',
    'optim: adamw',
    'optim: adamax',
    'freeze: {embeddings: true, layers: 0.5}',
    'freeze: {layer: 1}',
    'labels: [A, B]',
    'labels: []',
    'label_map: {A: B}',
    'label_map: [A]',
    'labels: 3',
    'early_stopping_patience: null',
    'learning_rate: null',
    'greater_is_better: null',
    'batch_size: 8',
    'report_to: none',
    'metric_for_best_model: eval_f1',
    'precision: bf16',
    'gradient_checkpointing: yes',
  ])('%j', (lines) => {
    const text = `${smallConfig}${lines}\n`
    const isRight = resolveText(text).problems.every(({ severity }) => severity !== 'error')
    expect(isAccepted(text)).toBe(isRight)
  })

  test('on missing keys, which an alias can stand for', () => {
    expect(isAccepted(smallConfig.replace('model_name_or_path', 'model_name'))).toBe(true)
    expect(isAccepted(smallConfig.replace(/model_name_or_path.*\n/, ''))).toBe(false)
  })
})
