import { TextDocument } from 'vscode-languageserver-textdocument'
import { describe, expect, it } from 'vitest'
import { OpenData } from '../../../src/server/data/OpenData'
import { openDataDiagnostics } from '../../../src/server/data/openDataDiagnostics'
import { openDataEntities } from '../../../src/server/data/openDataEntities'
import { openDataHover } from '../../../src/server/data/openDataHover'
import { mended, open, shown, titles, uriOf, usualReading } from './openData'

const conll = `De O
Brest B-DEPART
à O
Saint I-ARRIVEE
Malo I-ARRIVEE

via O
Rennes B-VIA
`
const records = `{"tokens": ["De", "Saint", "Malo"], "tags": ["O", "B-DEPART", "I-DEPART"]}
{"tokens": ["vers", "\\u00c9vry"], "tags": ["O", "I-ARRIVEE"]}
`
const spans = `{"text": "🚆 \\"Brest\\" à Évry", "entities": [[12, 16, "ARRIVEE"], {"start": 3, "end": 8, "label": "DEPART"}]}
`

const diagnosed = (data: OpenData) => openDataDiagnostics(data, null).map((each) => shown(each, data))

function coloured(data: OpenData): string[] {
  const { entities } = openDataEntities(data, [{ first: 0, last: 1000 }])
  return entities.map(({ label, parts }) => {
    const texts = parts.map(({ line, start, end }) =>
      data.document.getText({ start: { line, character: start }, end: { line, character: end } }),
    )
    return `${label}: ${texts.join('|')}`
  })
}

describe('a text that is data', () => {
  it.each([
    ['a.conll', conll],
    ['a.iob', '-DOCSTART- -X- O\n\nBrest NNP B-X\n'],
    ['a.bio', 'Brest\tCITY\nest\tO\nlà\tO\n'],
    ['a.jsonl', records],
    ['a.ndjson', spans],
    ['a.jsonl', '{"text": "rien", "entities": []}\n{"text": "Brest", "entities": [[0, 5, "X"]]}\n'],
  ])('%s is recognised: %j', (name, text) => {
    expect(OpenData.of(TextDocument.create(uriOf(name), '', 1, text), usualReading)).not.toBeNull()
  })

  it.each([
    ['a.conll', ''],
    ['a.conll', '1\tThe\tDET\t2\tdet\n2\tdog\tNOUN\t0\troot\n'],
    ['a.jsonl', '{"text": "good", "label": "positive"}\n'],
    ['a.jsonl', '{"type": "train", "step": 1, "loss": 2.5}\n'],
    ['a.jsonl', '{"id": 1, "tokens": [{"text": "a"}], "text": "a"}\n'],
    ['a.jsonl', 'not JSON at all\n'],
    ['a.txt', conll],
  ])('%s is left alone: %j', (name, text) => {
    expect(OpenData.of(TextDocument.create(uriOf(name), '', 1, text), usualReading)).toBeNull()
  })
})

describe('what is wrong with an open data file', () => {
  it('is underlined where it is written', () => {
    expect(diagnosed(open(conll))).toEqual(['FD006 3 I-ARRIVEE'])
    expect(diagnosed(open(records, 'a.jsonl'))).toEqual(['FD006 1 I-ARRIVEE'])
    expect(diagnosed(open('De O\r\nBrest B-X\r\nseul\r\n'))).toEqual(['FD005 2 seul'])
  })

  it('has a sentence that is there twice, and one whose words are tagged otherwise', () => {
    const data = open('Brest B-X\nici O\n\nBrest B-X\nici O\n\nBrest B-Y\nici O\n')
    expect(diagnosed(data)).toEqual(['FD032 3 Brest B-X', 'FD033 6 Brest B-Y'])
    const [repeated] = openDataDiagnostics(data, null)
    expect(repeated?.relatedInformation?.[0]?.location.range.start.line).toBe(0)
  })

  it('follows what its config says of labels and columns', () => {
    expect(diagnosed(open('a B-X\nb B-Z\n', 'a.conll', { labels: ['X', 'Y'] }))).toEqual(['FD008 1 B-Z'])
    expect(diagnosed(open('a B-X\nb B-Z\n', 'a.conll', { labels: ['X'], labelMap: { Z: 'X' } }))).toEqual([])
    expect(coloured(open('1 B-X Brest\n2 O est\n', 'a.conll', { textColumn: '3', labelColumn: '2' }))).toEqual([
      'X: Brest|B-X',
    ])
  })

  it('is told of the lines in sight only where the file is large', () => {
    const sentence = 'Brest B-X\nO I-Y\n\n'
    const data = open(sentence.repeat(Math.ceil(5_000_001 / sentence.length)))
    expect(openDataDiagnostics(data, null).map(({ code }) => code)).toEqual(['FD034'])
    const inSight = openDataDiagnostics(data, { start: 3000, end: 3001 })
    expect(inSight.map(({ code, range }) => [code, range.start.line])).toEqual([
      ['FD034', 0],
      ['FD006', 3001],
    ])
  })
})

describe('quick fixes of a data file', () => {
  it('begin one entity', () => {
    expect(mended(open(conll), 'Write B-ARRIVEE')).toBe(conll.replace('Saint I-', 'Saint B-'))
    expect(mended(open(records, 'a.jsonl'), 'Write B-ARRIVEE')).toBe(records.replace('I-ARRIVEE', 'B-ARRIVEE'))
  })

  it('begin all entities, in the file’s own words', () => {
    const text = 'a\tI-x y\nb\tI-x y\nc\tB-Z\nd\tI-x y\n'
    const data = open(text, 'a.conll', { labelMap: { 'x y': 'Q' } })
    expect(mended(data, /^Begin all 2 /)).toBe('a\tB-x y\nb\tI-x y\nc\tB-Z\nd\tB-x y\n')
  })

  it('write a file of another scheme as it is read', () => {
    expect(mended(open('a I-X\nb I-X\nc O\n'), /BIO2/)).toBe('a B-X\nb I-X\nc O\n')
    expect(mended(open('a X\nb X\nc O\nd O\n'), /BIO2/)).toBe('a B-X\nb I-X\nc O\nd O\n')
  })

  it.each([
    ['in the middle', 'a B-X\n\na B-X\n\nb O\n', 'a B-X\n\nb O\n'],
    ['at the end', 'a B-X\n\na B-X\n', 'a B-X\n'],
    ['at the end, without a line break', 'a B-X\r\n\r\na B-X', 'a B-X'],
  ])('remove a repeated sentence %s', (_, text, expected) => {
    expect(mended(open(text), 'Remove this sentence')).toBe(expected)
  })

  it('remove all repeated sentences', () => {
    const text = 'a B-X\n\nb O\n\na B-X\n\nb O\n\nc O\n\na B-X\n'
    expect(mended(open(text), /^Remove all 3 /)).toBe('a B-X\n\nb O\n\nc O\n')
    const line = '{"tokens": ["a"], "tags": ["B-X"]}\n'
    expect(mended(open(line.repeat(3), 'a.jsonl'), /^Remove all 2 /)).toBe(line)
  })

  it('are none where it is not certain what was meant', () => {
    expect(titles(open('a B-X\nb\n'))).toEqual([])
  })
})

describe('the entities of a data file', () => {
  it('have their words and tags where each has a line', () => {
    expect(coloured(open(conll))).toEqual([
      'DEPART: Brest|B-DEPART',
      'ARRIVEE: Saint|Malo|I-ARRIVEE|I-ARRIVEE',
      'VIA: Rennes|B-VIA',
    ])
  })

  it('are found in the text of records, behind escapes and characters of two units', () => {
    expect(coloured(open(records, 'a.jsonl'))).toEqual(['DEPART: Saint", "Malo', 'ARRIVEE: \\u00c9vry'])
    expect(coloured(open(spans, 'a.jsonl'))).toEqual(['DEPART: Brest', 'ARRIVEE: Évry'])
  })

  it('are those of whole sentences, of all types of the file', () => {
    const { entities, labels } = openDataEntities(open(conll), [{ first: 4, last: 4 }])
    expect(entities.map(({ label }) => label)).toEqual(['DEPART', 'ARRIVEE'])
    expect(labels).toEqual(['ARRIVEE', 'DEPART', 'VIA'])
  })
})

describe('the hover of a data file', () => {
  const hoverText = (data: OpenData, line: number, character: number) => {
    const contents = openDataHover(data, { line, character })?.contents
    return typeof contents === 'object' && 'value' in contents ? contents.value : ''
  }

  it('has the word with its label, the sentence with its entities, and how many', () => {
    expect(hoverText(open(conll), 4, 1)).toBe(
      '**Malo**: `ARRIVEE`, word 2 of 2\n\nDe **Brest** `DEPART` à **Saint Malo** `ARRIVEE`\n\n5 words, 2 entities',
    )
    expect(hoverText(open(conll), 6, 0)).toContain('**via**: in no entity')
  })

  it('finds the word in a record', () => {
    expect(hoverText(open(records, 'a.jsonl'), 0, records.indexOf('Malo') + 1)).toContain('**Malo**: `DEPART`')
    expect(hoverText(open(spans, 'a.jsonl'), 0, spans.indexOf('Évry') + 1)).toContain('**Évry**: `ARRIVEE`')
  })

  it('is nothing between sentences', () => {
    expect(openDataHover(open(conll), { line: 5, character: 0 })).toBeNull()
  })

  it('shows marks of Markdown as they are written', () => {
    expect(hoverText(open('*a* B-X\n[b](c) O\n'), 0, 0)).toContain('**\\*a\\*** `X` \\[b\\]\\(c\\)')
  })
})
