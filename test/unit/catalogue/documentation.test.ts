import { describe, expect, test } from 'vitest'
import { catalogue } from '../../../src/shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../../src/shared/catalogue/entry'
import { groups, symptoms } from '../../../src/shared/catalogue/entry'
import { links } from '../../../src/shared/catalogue/links'

const entries = catalogue.map((entry) => [entry.key, entry] as const)
const sentences = /^[A-Z0-9`-].*[.`]$/

const isNumber = ({ type }: CatalogueEntry): boolean => ['integer', 'number', 'steps'].includes(type.type)
const numbers = entries.filter(([, entry]) => isNumber(entry))

/** Numbers that are shares, factors or powers. */
const withoutUnit = new Set([
  ...[
    'learning_rate',
    'weight_decay',
    'adam_beta1',
    'adam_beta2',
    'adam_epsilon',
    'max_grad_norm',
    'seed',
    'data_seed',
  ],
  ...['label_smoothing_factor', 'early_stopping_threshold', 'validation_split', 'test_split'],
  ...['temperature', 'top_p', 'repetition_penalty'],
])

/** Numbers of which none is better than another without knowing the machine or the purpose. */
const withoutBands = new Set([
  ...['seed', 'data_seed', 'max_steps', 'max_train_samples', 'max_eval_samples', 'lr_scheduler_steps', 'max_length'],
  ...['per_device_eval_batch_size', 'logging_steps', 'save_steps', 'save_total_limit', 'eval_delay'],
  // Judged together with the batch size.
  'gradient_accumulation_steps',
])

describe('each key', () => {
  test.each(entries)('%s has a summary of one sentence, what it does in practice, and a group', (_, entry) => {
    const { summary, detail } = entry.documentation
    for (const text of [summary, detail]) expect(text).toMatch(sentences)
    expect(summary).not.toMatch(/\. [A-Z]/)
    expect(Object.keys(groups)).toContain(entry.group)
  })

  test.each(numbers)('%s, a number, has a range, a unit and bands where they make sense', (key, { type, ...entry }) => {
    expect(Object.keys(type).some((bound) => /^(min|max|exclusiveM)/.test(bound))).toBe(true)
    expect(entry.unit === undefined).toBe(withoutUnit.has(key))
    expect(entry.documentation.bands === undefined).toBe(withoutBands.has(key))
  })

  test.each(entries)('%s advises in whole sentences', (_, { documentation: { advice = {}, bands }, type }) => {
    const cautions = type.type === 'choice' ? type.choices.map(({ caution }) => caution ?? 'None.') : []
    const reasons = bands?.bands.map(({ reason }) => reason) ?? []
    for (const text of [...Object.values(advice), ...cautions, ...reasons]) expect(text).toMatch(sentences)
  })
})

test('for each symptom there are several things to try', () => {
  for (const symptom of Object.keys(symptoms) as (keyof typeof symptoms)[]) {
    const keys = catalogue.filter(({ documentation }) => documentation.advice?.[symptom] !== undefined)
    expect(keys.length, symptom).toBeGreaterThanOrEqual(6)
  }
})

test('every page that is listed is led to, by a secure address of its own', () => {
  const used = new Set(catalogue.flatMap(({ documentation }) => documentation.links ?? []))
  expect([...used].sort()).toEqual(Object.keys(links).sort())
  const addresses = Object.values(links).map(({ address }) => address)
  for (const address of addresses) expect(new URL(address).protocol).toBe('https:')
  expect(new Set(addresses).size).toBe(addresses.length)
})
