import { describe, expect, it } from 'vitest'
import { checkData } from '../../../src/data/prepareData'
import { inspectFile } from '../../../src/data/inspectFile'
import type { DataRequest } from '../../../src/data/request'
import { problemsOf, requestFor } from './fixture'

const conll = (tags: string) =>
  tags
    .split(' ')
    .map((tag, index) => `w${index}\t${tag}\n`)
    .join('')

async function convert(tags: string): Promise<[tags: string | undefined, problems: string[]]> {
  const path = requestFor({ 'train.conll': conll(tags) }).files.train?.[0]?.path ?? ''
  const { sample, problems } = await inspectFile(path)
  return [sample[0]?.tags.join(' '), problems.map(({ code, place }) => `${code}:${place.line}`)]
}

const labelsOf = async (tags: string, settings: Partial<DataRequest>) =>
  (await checkData(requestFor({ 'train.conll': conll(tags) }, settings))).labels.join(' ')

describe('tag schemes', () => {
  it.each([
    ['BIO2', 'B-X I-X O B-X B-X B-Y I-Y', 'B-X I-X O B-X B-X B-Y I-Y', []],
    ['IOB1', 'I-X I-X O I-X B-X I-Y', 'B-X I-X O B-X B-X B-Y', ['FD007:1']],
    ['IOBES', 'B-X I-X E-X S-X O S-Y B-X E-X', 'B-X I-X I-X B-X O B-Y B-X I-X', []],
    ['BILUO', 'B-X I-X L-X U-X O U-Y B-X L-X', 'B-X I-X I-X B-X O B-Y B-X I-X', []],
    ['no prefixes', 'X X O X Y', 'B-X I-X O B-X B-Y', ['FD007:1']],
    ['a type with a hyphen', 'B-creative-work I-creative-work o', 'B-creative-work I-creative-work O', []],
  ])('%s', async (_, tags, expected, problems) => {
    expect(await convert(tags)).toEqual([expected, problems])
  })

  it.each([
    ['after O', 'B-X O I-X', 'B-X O B-X', 3],
    ['of another type', 'B-X I-Y', 'B-X B-Y', 2],
    ['after an entity was closed', 'B-X E-X I-X', 'B-X I-X B-X', 3],
  ])('an orphan I- %s opens an entity and is told', async (_, tags, expected, line) => {
    expect(await convert(tags)).toEqual([expected, [`FD006:${line}`]])
  })

  it('tells at most ten orphans and counts the others', async () => {
    const { problems } = await checkData(requestFor({ 'train.conll': conll(`B-X ${'O I-X '.repeat(25)}O`) }))
    expect(problems.map(({ code, arguments: { more } }) => [code, more])).toEqual([
      ...Array<unknown>(9).fill(['FD006', undefined]),
      ['FD006', 15],
    ])
  })
})

describe('labels', () => {
  it('are found and sorted', async () => {
    expect(await labelsOf('B-Y O B-X I-X', {})).toBe('O B-X I-X B-Y I-Y')
  })

  it.each([[['Y', 'X']], [['O', 'B-Y', 'I-Y', 'B-X', 'I-X']]])('are in the order given: %j', async (labels) => {
    expect(await labelsOf('B-X B-Y', { labels })).toBe('O B-Y I-Y B-X I-X')
  })

  it('include those of validation and test', async () => {
    const files = { 'train.conll': conll('B-X'), 'test.conll': conll('B-Y') }
    expect((await checkData(requestFor(files))).labels).toEqual(['O', 'B-X', 'I-X', 'B-Y', 'I-Y'])
  })

  it('are renamed, merged and dropped by label_map', async () => {
    const request = requestFor(
      { 'train.conll': conll('B-A I-A B-B I-A B-C O B-D') },
      { labelMap: { A: 'X', B: 'X', C: 'O', 'B-D': 'B-Z' } },
    )
    const { labels, statistics } = await checkData(request)
    expect(labels).toEqual(['O', 'B-X', 'I-X', 'B-Z', 'I-Z'])
    expect(statistics.splits.train?.entities).toEqual({ X: 3, Z: 1 })
  })

  it('are counted by numbers where the config lists the tags', async () => {
    const file = { 'train.jsonl': '{"tokens": ["a", "b", "c"], "ner_tags": [3, 4, 0]}' }
    const labels = ['O', 'B-X', 'I-X', 'B-Y', 'I-Y']
    const { statistics, problems } = await checkData(requestFor(file, { labels }))
    expect([statistics.splits.train?.entities, problems.map(({ code }) => code)]).toEqual([{ Y: 1 }, ['FD010']])
  })

  it.each([
    ['numbers without a list of tags', '3', {}, ['FD012:1']],
    ['a number beyond the list', '7', { labels: ['O', 'B-X'] }, ['FD012:1']],
    ['a tag that is not among the labels', 'B-X B-Z', { labels: ['X'] }, ['FD008:2']],
    ['a label that no sentence has', 'B-X', { labels: ['X', 'Y'] }, ['FD010:1']],
    ['a renamed label that the data lacks', 'B-PERS', { labelMap: { PRES: 'X' } }, ['FD011:1']],
  ])('tells of %s', async (_, tags, settings, expected) => {
    expect(await problemsOf({ 'train.conll': conll(tags) }, settings)).toEqual(expected)
  })

  it('suggests the label that was meant', async () => {
    const request = requestFor({ 'train.conll': conll('B-DEPRAT') }, { labels: ['DEPART', 'VIA'] })
    expect((await checkData(request)).problems[0]?.arguments['suggestion']).toBe('DEPART')
  })
})
