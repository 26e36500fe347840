import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { prepareData } from '../../../src/data/prepareData'
import type { DataRequest } from '../../../src/data/request'
import type { Split } from '../../../src/shared/protocol/example'
import { makeFolder, problemsOf, readCanonical, requestFor } from './fixture'

const sentence = (index: number) => `ville${index}\tB-X\n`
const many = Array.from({ length: 200 }, (_, index) => sentence(index))

type Settings = Pick<DataRequest, 'validationSplit' | 'testSplit' | 'seed'>

/** The words of each split. */
async function split(sentences: readonly string[], settings: Partial<Settings>): Promise<Record<Split, string[]>> {
  const folder = makeFolder()
  const request = requestFor({ 'train.conll': sentences.join('\n') }, settings)
  const { data, problems } = await prepareData(request, folder)
  expect(problems).toEqual([])
  const words = (name: Split) =>
    data[name] === undefined
      ? []
      : readCanonical(path.join(folder, `${name}.jsonl`)).map(({ tokens }) => tokens.join(' '))
  return { train: words('train'), validation: words('validation'), test: words('test') }
}

describe('a seeded split', () => {
  it('sets the shares aside and keeps every sentence once', async () => {
    const { train, validation, test } = await split(many, { validationSplit: 0.1, testSplit: 0.25 })
    expect([train.length, validation.length, test.length]).toEqual([130, 20, 50])
    expect(new Set([...train, ...validation, ...test]).size).toBe(200)
  })

  it('is the same at every run, whatever the order, and another with another seed', async () => {
    const shares = { validationSplit: 0.2 }
    const { validation } = await split(many, shares)
    expect((await split(many.toReversed(), shares)).validation.toSorted()).toEqual(validation.toSorted())
    expect((await split(many, { ...shares, seed: 2 })).validation.toSorted()).not.toEqual(validation.toSorted())
  })

  it('keeps the test sentences when a validation share is added', async () => {
    const alone = await split(many, { testSplit: 0.2 })
    const both = await split(many, { testSplit: 0.2, validationSplit: 0.2 })
    expect(both.test).toEqual(alone.test)
  })

  it('puts the same sentences on the same side', async () => {
    const { train, validation } = await split([...many, ...many, ...many], { validationSplit: 0.3 })
    expect(validation.filter((word) => train.includes(word))).toEqual([])
    expect(validation.length).toBeGreaterThan(150)
  })

  it('sets at least one sentence aside', async () => {
    const { validation, train } = await split(many.slice(0, 3), { validationSplit: 0.01 })
    expect([validation.length, train.length]).toEqual([1, 2])
  })

  it('numbers the examples of each side from 0', async () => {
    const folder = makeFolder()
    await prepareData(requestFor({ 'train.conll': many.join('\n') }, { validationSplit: 0.5 }), folder)
    const ids = readCanonical(path.join(folder, 'validation.jsonl')).map(({ id }) => id)
    expect(ids).toEqual(Array.from({ length: 100 }, (_, index) => index))
  })

  it('is not made where there is a file', async () => {
    const files = { 'train.conll': many.join('\n'), 'validation.conll': sentence(999) }
    const { statistics } = await prepareData(requestFor(files, { validationSplit: 0.5 }), makeFolder())
    expect([statistics.splits.train?.examples, statistics.splits.validation?.examples]).toEqual([200, 1])
  })

  it('that leaves nothing to train on is told', async () => {
    expect(await problemsOf({ 'train.conll': sentence(1) }, { validationSplit: 0.5 })).toEqual(['FD003:1'])
  })
})
