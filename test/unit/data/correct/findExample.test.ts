import { describe, expect, it } from 'vitest'
import type { EditableExample, WantedExample } from '../../../../src/data/correct/editableExample'
import { findExample } from '../../../../src/data/correct/findExample'

interface Given {
  readonly name?: string
  readonly line?: number
  readonly words: string
  readonly reading?: Partial<WantedExample['reading']>
}

const plain: WantedExample['reading'] = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

function find(text: string, { name = 'a.conll', line = 1, words, reading }: Given): ReturnType<typeof findExample> {
  return findExample(name, text, { line, words: words.split(' '), reading: { ...plain, ...reading } })
}

/** A file's text after an example of it has been given other tags, or why not. */
function corrected(text: string, tags: string, given: Given): string {
  const found = find(text, given)
  return typeof found === 'string' ? found : apply(text, found, tags)
}

function apply(text: string, example: EditableExample, tags: string): string {
  const changes = example.withTags(tags.split(' '))
  if (typeof changes === 'string') return changes
  const ends = text.match(/\r?\n/g) ?? []
  const lines = text.split(/\r?\n/)
  for (const { line, start, end, text: cell } of changes.toReversed()) {
    const before = lines[line] ?? ''
    lines[line] = before.slice(0, start) + cell + before.slice(end)
  }
  return lines.map((line, index) => line + (ends[index] ?? '')).join('')
}

describe('labels in a CoNLL file', () => {
  const file = 'de O\nLyon B-FROM\nVille I-FROM\n\nà O\nParis B-TO\n'

  it('are those that it has now', () => {
    expect(find(file, { line: 5, words: 'à Paris' })).toMatchObject({ tags: ['O', 'B-TO'], line: 4 })
  })

  it('change in their cells only', () => {
    expect(corrected(file, 'O B-FROM', { line: 5, words: 'à Paris' })).toBe(file.replace('B-TO', 'B-FROM'))
    expect(corrected(file, 'O B-FROM B-TO', { words: 'de Lyon Ville' })).toBe(file.replace('I-FROM', 'B-TO'))
  })

  it('need no change where they are the same', () => {
    expect(corrected(file, 'O B-TO', { line: 5, words: 'à Paris' })).toBe(file)
  })

  it.each([
    ['CRLF, tabs and spaces at the end', 'de\tO  \r\nLyon\tB-FROM\r\n', 'de\tO  \r\nLyon\tB-TO\r\n'],
    ['columns between', 'de PRP B O\nLyon NNP I B-FROM\n', 'de PRP B O\nLyon NNP I B-TO\n'],
    ['columns after', '1\tde\tO\t-\t-\n2\tLyon\tB-FROM\t-\t-\n', '1\tde\tO\t-\t-\n2\tLyon\tB-TO\t-\t-\n'],
    [
      'a comment and a document before',
      '-DOCSTART- O\n\n# id = 1\nde O\nLyon B-FROM\n',
      '-DOCSTART- O\n\n# id = 1\nde O\nLyon B-TO\n',
    ],
  ])('leave all else as it is: %s', (_, text, expected) => {
    expect(
      corrected(text, 'O B-TO', {
        line: text.split('\n').findIndex((each) => /\bde\b/.test(each)) + 1,
        words: 'de Lyon',
      }),
    ).toBe(expected)
  })

  it.each([
    ['IOB1', 'a I-X\n\nb I-X\nc B-X\nd I-X\n', 'B-X I-X O', 'a I-X\n\nb I-X\nc I-X\nd O\n'],
    ['IOB2', 'a B-X\n\nb B-X\nc B-X\nd I-X\n', 'B-X I-X O', 'a B-X\n\nb B-X\nc I-X\nd O\n'],
    ['IOBES', 'a S-X\n\nb S-X\nc B-X\nd E-X\n', 'B-X I-X O', 'a S-X\n\nb B-X\nc E-X\nd O\n'],
    ['BILUO', 'a U-X\n\nb U-X\nc B-X\nd L-X\n', 'B-X I-X I-X', 'a U-X\n\nb B-X\nc I-X\nd L-X\n'],
    ['BMES', 'a S-X\n\nb B-X\nc M-X\nd E-X\n', 'O B-X I-X', 'a S-X\n\nb O\nc B-X\nd E-X\n'],
    ['tags without prefixes', 'a X\nz O\n\nb X\nc X\nd O\n', 'O B-X I-X', 'a X\nz O\n\nb O\nc X\nd X\n'],
  ])('keep to %s', (_, text, tags, expected) => {
    const line = text.split('\n').indexOf('') + 2
    expect(corrected(text, tags, { line, words: 'b c d' })).toBe(expected)
  })

  it('keep the names that the file has, where the config renames them', () => {
    const reading = { labelMap: { LOC: 'VILLE', PER: 'NOM' } }
    const text = 'Lyon B-LOC\nAnna O\n'
    expect(find(text, { words: 'Lyon Anna', reading })).toMatchObject({ tags: ['B-VILLE', 'O'] })
    expect(corrected(text, 'B-VILLE B-NOM', { words: 'Lyon Anna', reading })).toBe('Lyon B-LOC\nAnna B-PER\n')
  })

  it('stay as they are where two neighbours cannot be told apart', () => {
    expect(corrected('a X\nb X\nc O\n', 'B-X B-X O', { words: 'a b c' })).toBe('scheme')
  })

  it('are found where the sentence has moved to, at the nearest place', () => {
    const text = `x O\n\n${file}\n${file}`
    expect(find(text, { line: 12, words: 'à Paris' })).toMatchObject({ line: 13 })
  })

  it('are not touched where the sentence is gone', () => {
    expect(find(file, { line: 1, words: 'de Nancy' })).toBe('moved')
  })
})

describe('labels in a JSONL file', () => {
  const file = '{"id": "[1]", "tokens": ["à", "\\"Paris]"],  "ner_tags": [ "O", "B-TO" ], "more": {"tags": []}}\n'

  it('change in their cells only', () => {
    expect(corrected(file, 'B-FROM I-FROM', { name: 'a.jsonl', words: 'à "Paris]' })).toBe(
      file.replace('[ "O", "B-TO" ]', '[ "B-FROM", "I-FROM" ]'),
    )
  })

  it('stay numbers where they are numbers', () => {
    const text = '{"tokens":["à","Paris"],"tags":[0,1]}\n{"tokens":["de","Lyon"],"tags":[0,3]}\n'
    const reading = { labels: ['O', 'B-TO', 'I-TO', 'B-FROM', 'I-FROM'] }
    const given = { name: 'a.jsonl', line: 2, words: 'de Lyon', reading }
    expect(find(text, given)).toMatchObject({ tags: ['O', 'B-FROM'] })
    expect(corrected(text, 'B-TO I-TO', given)).toBe(text.replace('[0,3]', '[1,2]'))
  })

  it('of characters are not edited', () => {
    const text = '{"text":"à Paris","entities":[{"start":2,"end":7,"label":"TO"}]}\n'
    expect(find(text, { name: 'a.jsonl', words: 'à Paris' })).toBe('format')
  })
})

it('labels in a table are not edited', () => {
  expect(find('tokens,tags\n"a b","O O"\n', { name: 'a.csv', words: 'a b', line: 2 })).toBe('format')
})
