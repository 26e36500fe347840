import { describe, expect, test } from 'vitest'
import { findEntry, findKey, catalogue } from '../../../src/shared/catalogue/catalogue'
import { aliases } from '../../../src/shared/catalogue/alias'
import { ignoredKeys } from '../../../src/shared/catalogue/ignoredKeys'
import { taskNames } from '../../../src/shared/protocol/spec'
import { schedulers } from '../../../src/shared/schedule/schedulers'
import { suggestionFor } from '../../../src/shared/suggestion'
import { resolveText, smallConfig } from '../config/fixture'

const keys = catalogue.map(({ key }) => key)

describe('every entry', () => {
  test('has a name of its own, also among aliases and ignored keys of its task', () => {
    const names = [...keys, ...ignoredKeys.map(({ key }) => key)]
    expect(new Set(names).size).toBe(names.length)
    const usable = aliases.filter(({ name }) => findEntry(name) === undefined).map(({ name }) => name)
    expect(new Set([...names, ...usable]).size).toBe(names.length + usable.length)
  })

  test('written with its own default, gives the same config', () => {
    const { values, config } = resolveText(smallConfig)
    const required = new Set(smallConfig.split('\n').map((line) => line.split(':')[0]))
    const honoured = catalogue.filter(({ key, tasks }) => !required.has(key) && tasks.includes('token-classification'))
    const written = honoured.filter(({ key, nullMeans }) => {
      const value = values.get(key)?.value
      // An empty list of files is said by leaving the key out.
      return (value !== null || nullMeans !== undefined) && !(Array.isArray(value) && value.length === 0)
    })
    const lines = written.map(({ key }) => `${key}: ${JSON.stringify(values.get(key)?.value)}\n`)
    const again = resolveText(smallConfig + lines.join(''))
    expect(again.problems).toEqual([])
    expect(again.config).toEqual(config)
    expect(written.length).toBeGreaterThan(50)
  })
})

describe('aliases', () => {
  test('name keys that exist', () => {
    expect(aliases.flatMap((alias) => alias.keys).filter((key) => !keys.includes(key))).toEqual([])
  })

  test('max_length is a length in training and another in generation', () => {
    expect(findKey('max_length', 'token-classification')).toMatchObject({ alias: { keys: ['max_seq_length'] } })
    expect(findKey('max_length', 'causal-lm')).toMatchObject({ entry: { key: 'max_length' } })
  })

  test('MAX_LENGTH is the length of a block where small letters are the length of a generated text', () => {
    expect(findKey('MAX_LENGTH', 'causal-lm')).toMatchObject({ alias: { keys: ['block_size'] } })
    expect(findKey('MAX_LENGTH', 'token-classification')).toMatchObject({ alias: { keys: ['max_seq_length'] } })
  })

  test('a key in capitals is the key', () => {
    expect(findKey('Weight_Decay', 'token-classification')).toMatchObject({ alias: { keys: ['weight_decay'] } })
  })
})

test('keys are for the tasks that have a use for them', () => {
  for (const task of taskNames) expect(findEntry('learning_rate')?.tasks).toContain(task)
  expect(findEntry('block_size')?.tasks).toEqual(['causal-lm'])
})

test('a schedule that needs an argument takes it', () => {
  for (const { arguments: taken, needsOneOf = [] } of schedulers) {
    expect(taken.map(({ name }) => name)).toEqual(expect.arrayContaining([...needsOneOf]))
  }
})

describe('suggestions', () => {
  test.each([
    ['learnig_rate', 'learning_rate'],
    ['leraning_rate', 'learning_rate'],
    ['learning-rate', 'learning_rate'],
    ['num_train_epoch', 'num_train_epochs'],
    ['evalsteps', 'eval_steps'],
    ['banana', ''],
    ['x', ''],
  ])('%s: %j', (name, expected) => {
    expect(suggestionFor(name, keys)).toBe(expected)
  })
})
