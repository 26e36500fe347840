import { describe, expect, it } from 'vitest'
import type { AppendTarget, Appending } from '../../../../src/data/append/appendExamples'
import { appendExamples } from '../../../../src/data/append/appendExamples'
import { textSource } from '../../../../src/data/append/appendSource'
import { parseMarkup } from '../../../../src/shared/entities/markup'

const reading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

interface Given extends Partial<Omit<AppendTarget, 'source'>> {
  readonly markup?: readonly string[]
}

const paris = "de [Paris](FROM) à l'[Isle Adam](TO)"

async function append(
  text: string,
  { name = 'a.conll', markup = [paris], ...rest }: Given = {},
): Promise<Appending | string> {
  return appendExamples({ name, source: textSource(text), reading, ...rest }, markup.map(parseMarkup))
}

/** The file's text afterwards, or why not. */
async function appended(text: string, given: Given = {}): Promise<string> {
  const appending = await append(text, given)
  if (typeof appending === 'string') return appending
  const { text: added, behind } = appending
  expect(text.endsWith(behind)).toBe(true)
  return text.slice(0, text.length - behind.length) + added + behind
}

describe('sentences appended to a CoNLL file', () => {
  it.each([
    [
      'the separator of the file',
      'à O\nLyon B-TO\n',
      "à O\nLyon B-TO\n\nde O\nParis B-FROM\nà O\nl' O\nIsle B-TO\nAdam I-TO\n",
    ],
    ['tabs in an empty file', '', "de\tO\nParis\tB-FROM\nà\tO\nl'\tO\nIsle\tB-TO\nAdam\tI-TO\n"],
    [
      'CRLF',
      'à\tO\r\nLyon\tB-TO\r\n\r\n',
      "à\tO\r\nLyon\tB-TO\r\n\r\nde\tO\r\nParis\tB-FROM\r\nà\tO\r\nl'\tO\r\nIsle\tB-TO\r\nAdam\tI-TO\r\n\r\n",
    ],
    ['no line end at the end', 'Lyon B-TO', "Lyon B-TO\n\nde O\nParis B-FROM\nà O\nl' O\nIsle B-TO\nAdam I-TO"],
    [
      'a byte order mark',
      '\uFEFFLyon B-TO\n',
      "\uFEFFLyon B-TO\n\nde O\nParis B-FROM\nà O\nl' O\nIsle B-TO\nAdam I-TO\n",
    ],
    [
      'columns between',
      'à PRP O\nLyon NNP B-TO\n',
      "à PRP O\nLyon NNP B-TO\n\nde _ O\nParis _ B-FROM\nà _ O\nl' _ O\nIsle _ B-TO\nAdam _ I-TO\n",
    ],
    [
      'a count of words and columns after',
      '1\tà\tO\t-\n2\tLyon\tB-TO\t-\n',
      "1\tà\tO\t-\n2\tLyon\tB-TO\t-\n\n1\tde\tO\t_\n2\tParis\tB-FROM\t_\n3\tà\tO\t_\n4\tl'\tO\t_\n5\tIsle\tB-TO\t_\n6\tAdam\tI-TO\t_\n",
    ],
    [
      'its tag scheme',
      'Lyon U-TO\n\nSan B-TO\nJose L-TO\n',
      "Lyon U-TO\n\nSan B-TO\nJose L-TO\n\nde O\nParis U-FROM\nà O\nl' O\nIsle B-TO\nAdam L-TO\n",
    ],
    [
      'its way of splitting words',
      "l'aéroport O\nde O\nLyon B-TO\n",
      "l'aéroport O\nde O\nLyon B-TO\n\nde O\nParis B-FROM\nà O\nl'Isle B-TO\nAdam I-TO\n",
    ],
  ])('are written with %s', async (_, before, after) => {
    expect(await appended(before)).toBe(after)
  })

  it('have what stands in all of the lines in other columns too', async () => {
    const before = 'à -X- O\nLyon -X- B-TO\n'.repeat(10)
    expect(await appended(before, { markup: ['[Pau](TO)'] })).toBe(`${before}\nPau -X- B-TO\n`)
  })

  it('are apart from each other', async () => {
    expect(await appended('Lyon O\n', { markup: ['à [Pau](TO)', 'non'] })).toBe('Lyon O\n\nà O\nPau B-TO\n\nnon O\n')
  })

  it('have the names that the file has for the labels of a run, and those that it would have', async () => {
    const renamed = { ...reading, labelMap: { dep: 'FROM', arr: 'TO' } }
    const options = { reading: renamed, markup: ['[Paris](FROM) [Lyon](TO)'] }
    expect(await appended('Pau B-dep\n', options)).toBe('Pau B-dep\n\nParis B-dep\nLyon B-arr\n')
  })

  it('have their tags in the column that the config names', async () => {
    const named = { ...reading, labelColumn: '2' }
    expect(await appended('Lyon B-TO O\n', { reading: named, markup: ['[Pau](TO)'] })).toBe(
      'Lyon B-TO O\n\nPau B-TO _\n',
    )
  })

  it('are told where the file has them already, whatever their labels', async () => {
    const markup = ['à [Pau](TO)', 'à Lyon !', 'de Brest']
    expect(await append('à O\nLyon B-TO\n! O\n\nde O\nBrest O\n', { markup })).toMatchObject({ repeated: [1, 2] })
  })

  it('are told where they are twice, whatever their labels', async () => {
    const markup = ['à [Pau](TO)', 'de Brest', 'à Pau']
    expect(await append('Lyon B-TO\n', { markup })).toMatchObject({ repeated: [], doubled: [2] })
  })

  it('are told with the labels that the file has not, and with words of which a part is labelled', async () => {
    expect(await append('Lyon B-TO\n', { markup: ['[Par](FROM)is [Pau](TO)'] })).toMatchObject({
      newLabels: ['FROM'],
      cut: ['Par'],
    })
  })

  it('are refused where the scheme cannot tell two neighbours apart', async () => {
    expect(await append('Lyon TO\nà O\n', { markup: ['[Pau](TO) [Brest](TO)'] })).toBe('scheme')
  })

  it('are refused where a line would be read as a comment', async () => {
    expect(await append('Lyon TO\nà O\n', { markup: ['[#](TO) Pau'] })).toBe('scheme')
  })
})

describe('sentences appended to JSON lines', () => {
  const jsonl = (text: string, markup: readonly string[] = ['de [Paris](FROM)']) =>
    appended(text, { name: 'a.jsonl', markup })

  it.each([
    ['lists', '{"tokens":["Lyon"],"tags":["B-TO"]}\n', '{"tokens":["de","Paris"],"tags":["O","B-FROM"]}\n'],
    [
      'lists as Python writes them',
      '{"id": 1, "words": ["Lyon"], "ner_tags": ["B-TO"]}\n',
      '{"words": ["de", "Paris"], "ner_tags": ["O", "B-FROM"]}\n',
    ],
    ['words of a text', '{"text":"à Lyon","labels":["O","B-TO"]}\n', '{"text":"de Paris","labels":["O","B-FROM"]}\n'],
    [
      'spans',
      '{"text":"Lyon","entities":[{"start":0,"end":4,"label":"TO","text":"Lyon"}]}\n',
      '{"text":"de Paris","entities":[{"start":3,"end":8,"label":"FROM","text":"Paris"}]}\n',
    ],
    [
      'spans as lists',
      '{"text": "Lyon", "label": []}\n{"text": "Lyon", "label": [[0, 4, "TO"]]}\n',
      '{"text": "de Paris", "label": [[3, 8, "FROM"]]}\n',
    ],
    [
      'lists of labels',
      '{"data":"Lyon","label":[{"start":0,"end":4,"labels":["TO"]}]}\n',
      '{"data":"de Paris","label":[{"start":3,"end":8,"labels":["FROM"]}]}\n',
    ],
    ['pairs', '["Lyon", {"entities": [[0, 4, "TO"]]}]\n', '["de Paris", {"entities": [[3, 8, "FROM"]]}]\n'],
    ['nothing yet', '', '{"tokens": ["de", "Paris"], "tags": ["O", "B-FROM"]}\n'],
  ])('have the shape of a file of %s', async (_, before, line) => {
    expect(await jsonl(before)).toBe(before + line)
  })

  it('have numbers for tags where the config says what they mean', async () => {
    const numbered = { ...reading, labels: ['O', 'B-FROM', 'I-FROM'] }
    const before = '{"tokens":["Lyon"],"ner_tags":[0]}\n'
    const given = { name: 'a.jsonl', reading: numbered, markup: ['de [San Jose](FROM)'] }
    expect(await appended(before, given)).toBe(`${before}{"tokens":["de","San","Jose"],"ner_tags":[0,1,2]}\n`)
  })

  it('are on lines of their own behind a last line without its end', async () => {
    expect(await jsonl('{"tokens":["a"],"tags":["O"]}', ['b', 'c'])).toBe(
      '{"tokens":["a"],"tags":["O"]}\n{"tokens":["b"],"tags":["O"]}\n{"tokens":["c"],"tags":["O"]}',
    )
  })

  it('count characters as the file does in texts with emoji', async () => {
    const points = '{"text":"🎫 Lyon","entities":[[2,6,"TO"]]}\n'
    expect(await jsonl(points, ['🎫 [Pau](TO)'])).toBe(`${points}{"text":"🎫 Pau","entities":[[2,5,"TO"]]}\n`)
    const units = '{"text":"🎫 Lyon","entities":[[3,7,"TO"]]}\n'
    expect(await jsonl(units, ['🎫 [Pau](TO)'])).toBe(`${units}{"text":"🎫 Pau","entities":[[3,6,"TO"]]}\n`)
  })

  it('are told where the file has them already', async () => {
    const file = '{"text":"Lyon","entities":[[0,4,"TO"]]}\n'
    expect(await append(file, { name: 'a.jsonl', markup: ['Lyon'] })).toMatchObject({ repeated: [0], newLabels: [] })
  })
})

it.each([
  ['a text', 'a.txt', 'bonjour', 'format'],
  ['JSON lines that are no examples', 'a.jsonl', '{"loss":1}\n', 'unreadable'],
])('nothing is appended to %s', async (_, name, text, refusal) => {
  expect(await append(text, { name })).toBe(refusal)
})
