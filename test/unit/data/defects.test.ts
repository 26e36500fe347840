import { chmodSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkData } from '../../../src/data/prepareData'
import { type DataCode, dataProblems, renderDataProblem } from '../../../src/data/problems'
import { type Files, problemsOf, requestFor } from './fixture'

const good = 'Mans\tB-X\n'

describe('defects', () => {
  const cases: readonly [what: string, files: Files, expected: readonly string[]][] = [
    ['a word without a tag', { 'train.conll': `${good}\na\tO\nb\nc\tO\n` }, ['FD005:4']],
    ['a file without tags', { 'train.conll': 'a\nb\n' }, ['FD005:1', 'FD005:2']],
    ['a row without a tag', { 'train.csv': 'word,tag\na,B-X\nb,\n' }, ['FD005:3']],
    ['a null among tags', { 'train.jsonl': '{"tokens": ["a"], "tags": [null]}' }, ['FD005:1']],
    ['an empty file', { 'train.conll': '' }, ['FD003:1']],
    ['a file of empty lines', { 'train.conll': '\n \n' }, ['FD003:1']],
    ['an empty file among others', { 'train1.conll': good, 'train2.conll': '' }, ['FD002:1']],
    ['an empty validation file', { 'train.conll': good, 'validation.jsonl': '' }, ['FD003:1']],
    ['Latin-1', { 'train.conll': Buffer.from(`${good}\nÉvreux\tO\n\nà\tO\n`, 'latin1') }, ['FD004:3', 'FD004:5']],
    ['Latin-1 in JSON', { 'train.json': Buffer.from('[\n{"tokens": ["é"], "tags": ["B-X"]}]', 'latin1') }, ['FD004:2']],
    ['UTF-16', { 'train.conll': Buffer.from(`\uFEFF${good}`, 'utf16le') }, ['FD004:1']],
    ['UTF-16 without a mark', { 'train.conll': Buffer.from(good, 'utf16le') }, ['FD004:1']],
    ['no entity at all', { 'train.conll': 'a\tO\n\nb\tO\n' }, ['FD020:1']],
    ['a label only in test', { 'train.conll': good, 'test.conll': 'b\tO\nc\tB-Y\n' }, ['FD009:1']],
    ['the same sentence in test', { 'train.conll': `a\tO\n\n${good}`, 'test.conll': `b\tO\n\n${good}` }, ['FD019:3']],
    ['other numbers of words and tags', { 'train.jsonl': '{"tokens": ["a"], "tags": ["B-X", "O"]}' }, ['FD013:1']],
    ['broken JSON', { 'train.jsonl': '{"tokens": ["a"], "tags": ["B-X"]}\n{"tokens":\n' }, ['FD014:2']],
    ['an array that was cut off', { 'train.json': '[{"tokens": ["a"], "tags": ["B-X"]},\n{"tok' }, ['FD014:2']],
    ['unknown keys', { 'train.jsonl': '{"text": "a", "sentiment": 1}' }, ['FD015:1']],
    ['JSON without objects', { 'train.json': '[1, "a"]' }, ['FD015:1', 'FD015:1']],
    ['an unknown header', { 'train.csv': 'a,b\nx,B-X\n' }, ['FD015:1']],
    [
      'a span beyond the text',
      { 'train.jsonl': '{"text": "à Le Mans", "spans": [[2, 99, "X"]]}' },
      ['FD016:1', 'FD020:1'],
    ],
    ['an empty span', { 'train.jsonl': '{"text": "à Le Mans", "spans": [[1, 1, "X"]]}' }, ['FD016:1', 'FD020:1']],
    [
      'an empty span within a word',
      { 'train.jsonl': '{"text": "à Le Mans", "spans": [[6, 6, "X"]]}' },
      ['FD016:1', 'FD020:1'],
    ],
    [
      'a span that ends before it begins',
      { 'train.jsonl': '{"text": "à Le Mans", "spans": [[8, 6, "X"]]}' },
      ['FD016:1', 'FD020:1'],
    ],
    ['a span that cuts a word', { 'train.jsonl': '{"text": "à Le Mans", "spans": [[2, 6, "X"]]}' }, ['FD017:1']],
    [
      'spans that share a word',
      { 'train.jsonl': '{"text": "à Le Mans", "spans": [[5, 9, "Y"], [2, 9, "X"]]}' },
      ['FD018:1'],
    ],
    ['a quote that is not closed', { 'train.csv': 'tokens,tags\na,B-X\n"b,O\nc,O\n' }, ['FD022:3']],
    ['an empty word', { 'train.conll': `${good}\tO\n\u00A0\tO\n` }, ['FD023:2', 'FD023:3']],
    ['an unknown format', { 'train.md': 'a text that is no data\n' }, ['FD025:1']],
    ['a line without an end', { 'train.jsonl': `{"tokens": ["${'a'.repeat(17_000_000)}"]}` }, ['FD026:1']],
    ['an element without an end', { 'train.json': `["${'a'.repeat(17_000_000)}"]` }, ['FD026:1']],
    ['a row with a cell too many', { 'train.csv': 'tokens,tags\na,B-X\nb,c,O\n' }, ['FD028:3']],
    ['half a character', { 'train.jsonl': '{"tokens": ["a\\ud83d"], "tags": ["B-X"]}' }, ['FD029:1']],
    ['a span that is none', { 'train.jsonl': '{"text": "a", "spans": [{"start": 0}]}' }, ['FD030:1']],
    ['a file without empty lines', { 'train.conll': good.repeat(300) }, ['FD031:1']],
    ['a sentence without an end', { 'train.conll': good.repeat(100_001) }, ['FD021:1']],
  ]

  it.each(cases)('%s', async (_, files, expected) => {
    expect(await problemsOf(files)).toEqual(expected)
  })

  it('names the label, the file and the line that a problem is about', async () => {
    const files = { 'train.conll': 'b\tO\n\nMans\tB-X\n', 'test.conll': 'q\tO\n\nMans\tB-X\nz\tB-Y\n\nMans\tB-X\n' }
    const { problems } = await checkData(requestFor(files))
    expect(problems.map(({ code, place, arguments: values }) => ({ code, ...place, ...values }))).toEqual([
      { code: 'FD019', column: 1, split: 'test', file: 'test.conll', line: 6 },
      { code: 'FD009', column: 1, split: 'test', file: 'test.conll', line: 3, type: 'Y' },
    ])
  })

  it.each([{ textColumn: 'mot' }, { labelColumn: 'tag' }])('names a column that is missing: %j', async (settings) => {
    expect(await problemsOf({ 'train.csv': 'mots,tags\na,B-X\n' }, settings)).toEqual(['FD027:1'])
    expect(await problemsOf({ 'train.jsonl': '{"mots": ["a"], "tags": ["B-X"]}' }, settings)).toEqual(['FD027:1'])
    expect(await problemsOf({ 'train.conll': 'a\tB-X\n' }, settings)).toEqual(['FD027:1'])
  })

  it('tells of a rule that does not find the words of the training data', async () => {
    expect(await problemsOf({ 'train.conll': 'New York\tB-X\n\n'.repeat(1000) })).toEqual(['FD024:1'])
  })

  it.each([
    ['a file that is not there', 'ENOENT', (path: string) => `${path}.gone`],
    ['a folder', 'EISDIR', () => '/'],
  ])('tells of %s', async (_, reason, change) => {
    const request = requestFor({ 'train.conll': good })
    const files = { train: (request.files.train ?? []).map(({ path }) => ({ path: change(path), name: 'x.conll' })) }
    const { problems } = await checkData({ ...request, files })
    expect(problems.map(({ code, arguments: values }) => [code, values['reason']])).toEqual([['FD001', reason]])
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'tells of a file without permission',
    async () => {
      const request = requestFor({ 'train.conll': good })
      chmodSync(request.files.train?.[0]?.path ?? '', 0)
      expect((await checkData(request)).problems[0]?.arguments['reason']).toBe('EACCES')
    },
  )

  it('tells the problems of all files at once, in the order of the splits and lines', async () => {
    const files = { 'test.conll': 'a\n\nb\n', 'train.conll': `${good}\nb\n`, 'validation.conll': '' }
    expect(await problemsOf(files)).toEqual(['FD005:3', 'FD003:1', 'FD005:1', 'FD005:3'])
  })
})

describe('renderDataProblem', () => {
  it.each(Object.keys(dataProblems) as DataCode[])('%s is a sentence without holes', (code) => {
    const place = { file: 'a', line: 1, column: 1 }
    const values = new Proxy({}, { get: (_, key) => `<${String(key)}>` })
    const sentence = renderDataProblem({ code, severity: dataProblems[code].severity, arguments: values, place })
    expect(sentence).toMatch(/^[A-Z`"<0-9][^]*[.)]$/u)
    expect(sentence).not.toMatch(/undefined|NaN| {2}/u)
  })

  it('says how many more there are', () => {
    const place = { file: 'a', line: 1, column: 1 }
    const sentence = renderDataProblem({ code: 'FD022', severity: 'error', arguments: { more: 3 }, place })
    expect(sentence).toContain('3 more')
  })
})
