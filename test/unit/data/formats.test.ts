import { describe, expect, it } from 'vitest'
import { inspectFile } from '../../../src/data/inspectFile'
import { checkData } from '../../../src/data/prepareData'
import { type Files, inline, requestFor } from './fixture'

/** The sentences of a file, each as `word/TAG …`. */
async function read(name: string, content: string | Buffer): Promise<string[]> {
  const inspection = await inspect({ [name]: content })
  expect(inspection.problems).toEqual([])
  return inspection.sample.map(inline)
}

async function inspect(files: Files) {
  return inspectFile(requestFor(files).files.train?.[0]?.path ?? '')
}

const expected = ['Bouaye/B-DEP vers/O Le/B-ARR Mans/I-ARR', 'Rien/O']

describe('CoNLL', () => {
  it.each([
    ['tabs', 'Bouaye\tB-DEP\nvers\tO\nLe\tB-ARR\nMans\tI-ARR\n\nRien\tO\n'],
    ['spaces', 'Bouaye B-DEP\nvers O\nLe  B-ARR\nMans I-ARR \n\nRien O\n'],
    ['CRLF, no last line end', 'Bouaye\tB-DEP\r\nvers\tO\r\nLe\tB-ARR\r\nMans\tI-ARR\r\n\r\nRien\tO'],
    ['a byte order mark', '\uFEFFBouaye\tB-DEP\nvers\tO\nLe\tB-ARR\nMans\tI-ARR\n\nRien\tO'],
    ['empty lines of white space', ' \nBouaye\tB-DEP\nvers\tO\nLe\tB-ARR\nMans\tI-ARR\n \t\n\nRien\tO\n\n'],
    [
      '-DOCSTART- and four columns',
      '-DOCSTART- -X- -X- O\n\nBouaye NN B-NP B-DEP\nvers IN O O\nLe DT B-NP B-ARR\nMans NN I-NP I-ARR\n-DOCSTART- -X- O O\nRien RB O O\n',
    ],
    [
      'comments and numbered words, tags in the third of five columns',
      '# sent_id = 1\n# text = Bouaye vers Le Mans\n1\tBouaye\tB-DEP\t-\t-\n2\tvers\tO\t-\t-\n3\tLe\tB-ARR\t-\t-\n4\tMans\tI-ARR\t-\t-\n\n# sent_id = 2\n1\tRien\tO\t-\t-\n',
    ],
  ])('reads %s', async (_, content) => {
    expect(await read('train.conll', content)).toEqual(expected)
  })

  it('reads words that open with a hash as words', async () => {
    const content = '# id 1\n#train\tB-TAG\n#\tO\n\n#\tO\n# \tO\n\nx\tO\n'
    expect(await read('train.iob', content)).toEqual(['#train/B-TAG #/O', '#/O # /O', 'x/O'])
  })

  it('keeps spaces within a word where tabs separate', async () => {
    expect(await read('train.conll', 'New York\tB-LOC\n')).toEqual(['New York/B-LOC'])
  })

  it('gives each example the line of its first word', async () => {
    const { sample } = await inspect({ 'train.conll': '\n# c\na\tB-X\n\n\nb\tO\n' })
    expect(sample.map(({ line }) => line)).toEqual([3, 6])
  })

  it('reads a file of many chunks as it reads a small one', async () => {
    const sentence = 'Évreux\tB-DEP\n東京\tO\n😀\tI-DEP\n\n'
    const request = requestFor({ 'train.conll': sentence.repeat(9000) })
    const { examples, sample } = await inspectFile(request.files.train?.[0]?.path ?? '')
    expect([examples, sample.at(-1)?.line]).toEqual([9000, 17])
  })
})

describe('JSON', () => {
  const first = { tokens: ['Bouaye', 'vers', 'Le', 'Mans'], tags: ['B-DEP', 'O', 'B-ARR', 'I-ARR'] }
  const second = { tokens: ['Rien'], tags: ['O'] }
  const renamed = ({ tokens, tags }: typeof first) => ({ id: '1', words: tokens, pos_tags: [], ner_tags: tags })

  it.each([
    ['train.jsonl', 'lines with tokens and tags', `${JSON.stringify(first)}\n\n${JSON.stringify(second)}\n`],
    ['train.jsonl', 'words and ner_tags', [first, second].map((item) => JSON.stringify(renamed(item))).join('\r\n')],
    ['train.json', 'an array', JSON.stringify([first, second])],
    ['train.json', 'an array over many lines', `\uFEFF\n${JSON.stringify([first, second], null, 2)}\n`],
    ['train.json', 'lines in a .json file', `${JSON.stringify(first)}\n${JSON.stringify(second)}`],
    ['train.txt', 'a format told by its content', JSON.stringify([first, second])],
    [
      'train.jsonl',
      'text with tags',
      '{"text": "Bouaye vers Le Mans", "tags": ["B-DEP", "O", "B-ARR", "I-ARR"]}\n{"text": "Rien", "tags": ["O"]}',
    ],
  ])('%s: %s', async (name, _, content) => {
    expect(await read(name, content)).toEqual(expected)
  })

  it('gives each element of an array the line that it begins on', async () => {
    const { sample } = await inspect({ 'train.json': JSON.stringify([first, first], null, 1) })
    expect(sample.map(({ line }) => line)).toEqual([2, 16])
  })

  const text = 'Bouaye vers Le Mans'
  const spans = [
    { start: 12, end: 19, label: 'ARR' },
    { start: 0, end: 6, label: 'DEP' },
  ]
  it.each([
    ['entities', { text, entities: spans }],
    ['spans of arrays, as doccano writes them', { id: 3, text, label: spans.map((s) => [s.start, s.end, s.label]) }],
    [
      'offsets by other names',
      { text, spans: spans.map((s) => ({ start_offset: s.start, end_offset: s.end, type: s.label })) },
    ],
    ['pairs, as spaCy had them', [text, { entities: spans.map((s) => [s.start, s.end, s.label]) }]],
  ])('reads text with spans: %s', async (_, record) => {
    const nothing = Array.isArray(record) ? ['Rien', { entities: [] }] : { ...record, text: 'Rien', ...noSpans(record) }
    const lines = [record, nothing].map((item) => JSON.stringify(item)).join('\n')
    expect(await read('train.jsonl', lines)).toEqual(expected)
  })

  function noSpans(record: object): object {
    const key = Object.keys(record).find((name) => ['entities', 'label', 'spans'].includes(name)) ?? ''
    return { [key]: [] }
  }

  it.each([
    ['code points, as Python counts', 3, 8],
    ['UTF-16 units, where only they fit the words', 4, 9],
  ])('counts characters beyond the first plane as %s', async (_, start, end) => {
    const line = JSON.stringify({ text: '😀 à Paris', entities: [{ start: start + 1, end: end + 1, label: 'X' }] })
    expect(await read('train.jsonl', line)).toEqual(['😀/O à/O Paris/B-X'])
  })
})

describe('CSV and TSV', () => {
  it.each([
    [
      'train.csv',
      'a word a row, empty rows between',
      'word,tag\nBouaye,B-DEP\nvers,O\nLe,B-ARR\nMans,I-ARR\n,\nRien,O\n',
    ],
    ['train.csv', 'a word a row, no header', 'Bouaye,B-DEP\nvers,O\nLe,B-ARR\nMans,I-ARR\n\nRien,O\n'],
    [
      'train.csv',
      'a word a row, sentences numbered once',
      'Sentence #,Word,POS,Tag\nSentence: 1,Bouaye,N,B-DEP\n,vers,P,O\n,Le,D,B-ARR\n,Mans,N,I-ARR\nSentence: 2,Rien,N,O\n',
    ],
    ['train.csv', 'lists in quotes', 'tokens,tags\n"Bouaye vers Le Mans","B-DEP O B-ARR I-ARR"\nRien,O\n'],
    ['train.csv', 'semicolons', 'tokens;tags\nBouaye vers Le Mans;B-DEP O B-ARR I-ARR\nRien;O\n'],
    [
      'train.csv',
      "Python's lists",
      `id,tokens,ner_tags\n0,"['Bouaye', 'vers', ""Le"", 'Mans']","['B-DEP', 'O', 'B-ARR', 'I-ARR']"\n1,['Rien'],['O']\n`,
    ],
    [
      'train.csv',
      'text with spans',
      'text,entities\nBouaye vers Le Mans,"[{""start"":0,""end"":6,""label"":""DEP""},[12,19,""ARR""]]"\nRien,[]\n',
    ],
    [
      'train.csv',
      "text with Python's spans",
      `text,entities\nBouaye vers Le Mans,"[(0, 6, 'DEP'), (12, 19, 'ARR')]"\nRien,\n`,
    ],
    ['train.tsv', 'a header', 'token\tner_tag\nBouaye\tB-DEP\nvers\tO\nLe\tB-ARR\nMans\tI-ARR\n\nRien\tO\n'],
    ['train.tsv', 'CoNLL under another name', 'Bouaye\tB-DEP\nvers\tO\nLe\tB-ARR\nMans\tI-ARR\n\nRien\tO\n'],
  ])('%s: %s', async (name, _, content) => {
    expect(await read(name, content)).toEqual(expected)
  })

  it('reads quotes, doubled quotes and line ends within cells', async () => {
    const content = 'tokens,tags\n"[""a,b"", ""c\nd"", ""\\""""]","O B-X O"\nz,O\n'
    const { sample } = await inspect({ 'train.csv': content })
    expect(sample.map(({ tokens, line }) => [tokens, line])).toEqual([
      [['a,b', 'c\nd', '"'], 2],
      [['z'], 4],
    ])
  })

  it.each(['[]', ''])('finds spans that come late, after many texts without any: "%s"', async (none) => {
    const content = `text\tentities\n${`Rien\t${none}\n`.repeat(150)}Bouaye\t[[0,6,"DEP"]]\n`
    const { problems, statistics } = await checkData(requestFor({ 'train.tsv': content }))
    expect([problems, statistics.splits.train]).toMatchObject([[], { examples: 151, entities: { DEP: 1 } }])
  })

  it('reads a quote on its own as a word where tabs separate', async () => {
    expect(await read('train.tsv', 'word\ttag\n"\tO\nMans\tB-X\n"\tO\n')).toEqual(['"/O Mans/B-X "/O'])
  })
})

describe('columns', () => {
  const columns = { textColumn: 'mots', labelColumn: 'villes' }

  it.each([
    ['train.jsonl', '{"mots": ["a", "b"], "villes": ["B-X", "O"], "tags": ["O", "O"], "tokens": []}'],
    ['train.csv', 'tokens,mots,villes\nx,a b,B-X O\n'],
  ])('are those that the config names: %s', async (name, content) => {
    const { problems, statistics } = await checkData(requestFor({ [name]: content }, columns))
    expect([problems, statistics.splits.train?.entities]).toEqual([[], { X: 1 }])
  })

  it('have numbers in CoNLL', async () => {
    const request = requestFor({ 'train.conll': 'B-X\ta\tB-Y\nO\tb\tO\n' }, { textColumn: '2', labelColumn: '1' })
    const { labels, problems } = await checkData(request)
    expect([problems, labels]).toEqual([[], ['O', 'B-X', 'I-X']])
  })

  it('are told by inspectFile', async () => {
    const inspection = await inspect({ 'train.csv': 'id,words,ner\n1,a b,B-X O\n' })
    const { format, textColumn, labelColumn, types } = inspection
    expect([format, inspection.columns, textColumn, labelColumn, types]).toEqual([
      'csv',
      ['id', 'words', 'ner'],
      'words',
      'ner',
      ['X'],
    ])
  })
})
