import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ConfigProblem } from '../../../src/config/problems'
import { printConfig } from '../../../src/config/printValue'
import { jsonSchema } from '../../../src/config/schema/jsonSchema'
import { aliases } from '../../../src/shared/catalogue/alias'
import { catalogue, findKey } from '../../../src/shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../../src/shared/catalogue/entry'
import { ignoredKeys } from '../../../src/shared/catalogue/ignoredKeys'
import type { ArgumentValue } from '../../../src/shared/protocol/arguments'
import { resolveText, smallConfig } from './fixture'

// As strict as a stock validator gets: an unknown keyword, or a pattern that takes over a key, throws.
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

const names = [
  ...new Set([
    ...catalogue.map(({ key }) => key),
    ...aliases.map(({ name }) => name),
    ...ignoredKeys.map(({ key }) => key),
    ...['Learning_Rate', 'LR', 'NUM_EPOCHS', 'MAX_LENGTH', 'WARMUP_RATIO', 'MODEL_NAME', 'Report_To'],
    ...['learnig_rate', 'LEARNIG_RATE', 'lrs', 'learning rate', '', '__proto__'],
  ]),
]

const values: readonly ArgumentValue[] = [
  ...[null, true, false, 0, 1, -1, 2, 0.5, 1.5, 1e-5, 1e20, '', ' ', 'x', 'no', 'true', '1'],
  ...[[], ['a'], [1], [null], [''], {}, { a: 'b' }, { a: null }, { layers: 2 }, { layers: -1 }, { 0: 'A', 1: 'B' }],
]

/** All that a choice can be written as, and what it cannot. */
function choicesOf({ type }: CatalogueEntry): readonly string[] {
  if (type.type !== 'choice') return []
  const written = type.choices.flatMap(({ value, aliases: others = [] }) => [value, ...others])
  return [...written, ...written.map((name) => name.toUpperCase()), ...(type.unsupported ?? [])]
}

/** A config with a key in the place of what else it sets. */
function configWith(name: string, value: ArgumentValue): string {
  const match = findKey(name, 'token-classification')
  const keys = match?.kind === 'alias' ? match.alias.keys : [name]
  const others = Object.entries(parse(smallConfig) as Record<string, ArgumentValue>)
  const kept = others.filter(([key]) => !keys.includes(key))
  return `${printConfig(Object.fromEntries(kept))}${printConfig({ [name]: value })}`
}

/** Whether a key or a value is wrong by itself; null where that depends on the task, or on another key. */
function isWrongByItself(problems: readonly ConfigProblem[]): boolean | null {
  if (problems.some(isOfTask)) return null
  return problems.some(({ code, severity }) => severity === 'error' && /^FT0[12]/.test(code))
}

/** What is only for another task is not looked into, tasks and engines come one by one, schedules have arguments. */
function isOfTask({ code, arguments: given }: ConfigProblem): boolean {
  const key = String(given['key'])
  switch (code) {
    case 'FT016':
    case 'FT023':
      return true
    case 'FT021':
      return key === 'max_length'
    case 'FT022':
      return key === 'metric_for_best_model'
    default:
      return code === 'FT024' && key.startsWith('lr_scheduler_kwargs')
  }
}

describe('the schema takes what the checker takes, and nothing else', () => {
  test('of every key, other name and unknown name, with every kind of value', { timeout: 30_000 }, () => {
    const counts = { right: 0, wrong: 0 }
    for (const name of names) {
      const entry = catalogue.find(({ key }) => key === name)
      for (const value of [...values, ...(entry === undefined ? [] : choicesOf(entry))]) {
        const text = configWith(name, value)
        const isWrong = isWrongByItself(resolveText(text).problems)
        if (isWrong === null) continue
        expect({ text, isAccepted: isAccepted(text) }).toEqual({ text, isAccepted: !isWrong })
        counts[isWrong ? 'wrong' : 'right']++
      }
    }
    expect(counts.right).toBeGreaterThan(2_500)
    expect(counts.wrong).toBeGreaterThan(2_500)
  })

  test.each(['ner', '- a', 'a: b', ''])('of the text %j, which is no config', (text) => {
    expect(isAccepted(text)).toBe(false)
    expect(resolveText(text).config).toBeNull()
  })
})

describe('the line that names the schema to a stock server', () => {
  const modeline = '# yaml-language-server: $schema=https://example.org/finetune.schema.json\n'

  test('is a comment like any other', () => {
    const { problems, config } = resolveText(modeline + smallConfig)
    expect(problems).toEqual([])
    expect(config).not.toBeNull()
    expect(isAccepted(modeline + smallConfig)).toBe(true)
  })

  test('can be a key too, without effect', () => {
    const text = `$schema: ./finetune.schema.json\n${smallConfig}`
    expect(resolveText(text).problems.map(({ code, severity }) => [code, severity])).toEqual([['FT014', 'information']])
    expect(isAccepted(text)).toBe(true)
  })
})
