import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkData, prepareData } from '../../../src/data/prepareData'
import type { ReadProgress } from '../../../src/data/request'
import { makeFolder, readCanonical, requestFor } from './fixture'

const sha256 = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')
const canonical = (id: number, line: number) =>
  JSON.stringify({ id, file: 'a.conll', line, tokens: ['Le', `Mans${id}`], tags: ['B-X', 'I-X'] })

describe('prepareData', () => {
  it('writes canonical examples of several files and formats, with their hash', async () => {
    const request = requestFor({
      'train.conll': '\nLe\tI-X\nMans\tI-X\n',
      'train.jsonl': '{"text": "à \\"Brest\\"", "entities": [{"start": 3, "end": 8, "label": "Y"}]}\n',
      'test.csv': 'tokens,tags\n"à Metz","O B-X"\n',
    })
    const folder = path.join(makeFolder(), 'data')
    const { data, labels, wordRule } = await prepareData(request, folder)
    expect(readFileSync(path.join(folder, 'train.jsonl'), 'utf8')).toBe(
      '{"id":0,"file":"train.conll","line":2,"tokens":["Le","Mans"],"tags":["B-X","I-X"]}\n' +
        '{"id":1,"file":"train.jsonl","line":1,"tokens":["à","\\"","Brest","\\""],"tags":["O","O","B-Y","O"]}\n',
    )
    expect(data).toEqual({
      train: { path: path.join(folder, 'train.jsonl'), examples: 2, sha256: sha256(path.join(folder, 'train.jsonl')) },
      test: { path: path.join(folder, 'test.jsonl'), examples: 1, sha256: sha256(path.join(folder, 'test.jsonl')) },
    })
    expect([labels, wordRule]).toEqual([['O', 'B-X', 'I-X', 'B-Y', 'I-Y'], 'elision-1'])
    expect(readdirSync(folder)).toEqual(['test.jsonl', 'train.jsonl'])
  })

  it('counts what is in each split', async () => {
    const request = requestFor({ 'train.conll': 'a\tB-Y\nb\tB-X\n\nc\tB-X\n', 'test.conll': 'c\tO\n\nc\tO\n\nd\tO\n' })
    const { statistics } = await checkData(request)
    expect(statistics.splits).toEqual({
      train: { examples: 2, tokens: 3, entities: { X: 2, Y: 1 }, longestExample: 2, alsoInTrain: 0 },
      test: { examples: 3, tokens: 3, entities: {}, longestExample: 1, alsoInTrain: 1 },
    })
  })

  it('leaves no file where the data has an error', async () => {
    const folder = makeFolder()
    const { data, problems } = await prepareData(requestFor({ 'train.conll': 'a\tB-X\n\nb\n' }), folder)
    expect([data, problems.map(({ code }) => code), readdirSync(folder)]).toEqual([{}, ['FD005'], []])
  })

  it('leaves no file and rejects with the reason when aborted', async () => {
    const folder = makeFolder()
    const controller = new AbortController()
    const onProgress = () => controller.abort(new Error('enough'))
    const options = { signal: controller.signal, onProgress }
    const request = requestFor({ 'train.conll': 'a\tB-X\n\n'.repeat(20_000) })
    await expect(prepareData(request, folder, options)).rejects.toThrow('enough')
    expect(readdirSync(folder)).toEqual([])
  })

  it('rejects where the output cannot be written', async () => {
    const request = requestFor({ 'train.conll': 'a\tB-X\n' })
    const file = request.files.train?.[0]?.path ?? ''
    await expect(prepareData(request, path.join(file, 'data'))).rejects.toThrow(/ENOTDIR|EEXIST/)
  })

  it('tells how many of all bytes were read', async () => {
    const seen: ReadProgress[] = []
    const request = requestFor({ 'train.conll': 'a\tB-X\n', 'test.conll': 'bb\tB-X\n' })
    await checkData(request, { onProgress: (progress) => seen.push(progress) })
    expect(seen).toEqual([
      { bytes: 7, totalBytes: 13 },
      { bytes: 13, totalBytes: 13 },
    ])
  })

  it('splits text by the rule of the training words, even where it is read before them', async () => {
    const request = requestFor({
      'train.conll': "It\tO\n's\tO\nMetz\tB-X\n\nhe\tO\n'll\tO\n",
      'test.jsonl': '{"text": "It\'s Brest", "spans": [[5, 10, "X"]]}',
    })
    const folder = makeFolder()
    const { wordRule } = await prepareData(request, folder)
    const [example] = readCanonical(path.join(folder, 'test.jsonl'))
    expect([wordRule, example?.tokens]).toEqual(['clitic-1', ['It', "'s", 'Brest']])
  })

  it('splits text by the rule of a model, if told', async () => {
    const request = requestFor(
      { 'test.jsonl': '{"text": "l\'a Brest", "spans": [[4, 9, "X"]]}' },
      { wordRule: 'apart-1' },
    )
    const folder = makeFolder()
    const { wordRule, problems } = await prepareData(request, folder)
    const [example] = readCanonical(path.join(folder, 'test.jsonl'))
    expect([wordRule, problems, example?.tokens]).toEqual(['apart-1', [], ['l', "'", 'a', 'Brest']])
  })
})

describe('a canonical file', () => {
  const whole = `${canonical(0, 7)}\n${canonical(1, 3)}\n`

  async function prepare(content: string, more: Record<string, string> = {}, settings = {}) {
    const request = requestFor({ 'train.jsonl': content, ...more }, settings)
    const folder = makeFolder()
    const { data } = await prepareData(request, folder)
    return { path: request.files.train?.[0]?.path, data, folder }
  }

  it.each([
    ['as it is written', whole],
    ['without the last line end', whole.trimEnd()],
    ['with spaces and other keys first', whole.replaceAll(',"', ', "').replace('"id":0', '"extra":1, "id":0')],
  ])('is used where it is: %s', async (_, content) => {
    const { path: file, data, folder } = await prepare(content)
    expect(data.train).toEqual({ path: file, examples: 2, sha256: sha256(file ?? '') })
    expect(readdirSync(folder)).toEqual([])
  })

  it.each([
    ['an empty line', whole.replace('\n', '\n\n'), {}],
    ['an empty line at the end', `${whole}\n`, {}],
    ['CRLF', whole.replaceAll('\n', '\r\n'), {}],
    ['a byte order mark', `\uFEFF${whole}`, {}],
    ['ids that do not count', whole.replace('"id":1', '"id":5'), {}],
    ['another scheme', whole.replace('I-X', 'E-X'), {}],
    ['renamed labels', whole, { labelMap: { X: 'Y' } }],
    ['a share set aside', whole, { validationSplit: 0.5 }],
  ])('is copied where something changes: %s', async (_, content, settings) => {
    const { data, folder } = await prepare(content, {}, settings)
    expect(data.train?.path).toBe(path.join(folder, 'train.jsonl'))
  })

  it('is copied beside another file, and keeps where its examples came from', async () => {
    const { folder } = await prepare(whole, { 'train2.conll': 'a\tO\n' })
    const examples = readCanonical(path.join(folder, 'train.jsonl'))
    expect(examples.map(({ id, file, line }) => [id, file, line])).toEqual([
      [0, 'a.conll', 7],
      [1, 'a.conll', 3],
      [2, 'train2.conll', 1],
    ])
  })

  it('comes out of what prepareData wrote', async () => {
    const first = await prepare('{"tokens": ["a", "b"], "tags": ["B-X", "L-X"]}')
    const written = readFileSync(path.join(first.folder, 'train.jsonl'), 'utf8')
    const second = await prepare(written)
    expect(second.data.train?.sha256).toBe(first.data.train?.sha256)
    expect(readdirSync(second.folder)).toEqual([])
  })
})
