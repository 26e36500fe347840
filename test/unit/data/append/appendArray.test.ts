import { describe, expect, it } from 'vitest'
import { examplesOf, textWith } from './readAppended'

const markup = ['de [Paris](FROM)', '[Pau](TO)']
const words = [
  { type: 'tokens', tokens: ['de', 'Paris'], tags: ['O', 'B-FROM'] },
  { type: 'tokens', tokens: ['Pau'], tags: ['B-TO'] },
]
const expanded = (step: string) => `${JSON.stringify([{ tokens: ['Lyon'], tags: ['B-TO'] }], null, step)}\n`

describe('sentences appended to a JSON array', () => {
  it.each([
    [
      'on one line',
      '[{"tokens":["Lyon"],"tags":["B-TO"]}]',
      '[{"tokens":["Lyon"],"tags":["B-TO"]},{"tokens":["de","Paris"],"tags":["O","B-FROM"]},{"tokens":["Pau"],"tags":["B-TO"]}]',
    ],
    [
      'on one line with spaces',
      '[{"tokens": ["Lyon"], "tags": ["B-TO"]}]\n',
      '[{"tokens": ["Lyon"], "tags": ["B-TO"]}, {"tokens": ["de", "Paris"], "tags": ["O", "B-FROM"]}, {"tokens": ["Pau"], "tags": ["B-TO"]}]\n',
    ],
    [
      'with an element a line and CRLF',
      '[\r\n  {"tokens":["Lyon"],"tags":["B-TO"]}\r\n]\r\n',
      '[\r\n  {"tokens":["Lyon"],"tags":["B-TO"]},\r\n  {"tokens":["de","Paris"],"tags":["O","B-FROM"]},\r\n  {"tokens":["Pau"],"tags":["B-TO"]}\r\n]\r\n',
    ],
    [
      'with a member a line',
      '[\n  {\n    "tokens": ["Lyon"],\n    "tags": ["B-TO"]\n  }\n]\n',
      '[\n  {\n    "tokens": ["Lyon"],\n    "tags": ["B-TO"]\n  },\n  {\n    "tokens": ["de", "Paris"],\n    "tags": ["O", "B-FROM"]\n  },\n  {\n    "tokens": ["Pau"],\n    "tags": ["B-TO"]\n  }\n]\n',
    ],
    [
      'that is empty',
      '[]\n',
      '[\n  {"tokens": ["de", "Paris"], "tags": ["O", "B-FROM"]},\n  {"tokens": ["Pau"], "tags": ["B-TO"]}\n]\n',
    ],
    [
      'that is empty over two lines',
      '[\n]\n',
      '[\n  {"tokens": ["de", "Paris"], "tags": ["O", "B-FROM"]},\n  {"tokens": ["Pau"], "tags": ["B-TO"]}\n]\n',
    ],
  ])('%s are read as they are', async (_, before, after) => {
    expect(await textWith('a.json', before, markup)).toBe(after)
    const { examples, codes } = await examplesOf('a.json', after)
    expect(examples.slice(-2)).toMatchObject(words)
    expect(codes).toEqual([])
  })

  it.each([['  '], ['    '], ['\t']])('are indented as programs indent: by %j', async (step) => {
    const after = await textWith('a.json', expanded(step), markup)
    expect(after).toBe(`${JSON.stringify(JSON.parse(after), null, step)}\n`)
    expect((await examplesOf('a.json', after)).examples).toMatchObject([{ tokens: ['Lyon'] }, ...words])
  })

  it('have spans, and counts of characters, as those that are there', async () => {
    const before = '[\n  {"text": "🎫 Lyon", "entities": [[2, 6, "TO"]]}\n]'
    expect(await textWith('a.json', before, ['🎫 [Pau](TO)'])).toBe(
      '[\n  {"text": "🎫 Lyon", "entities": [[2, 6, "TO"]]},\n  {"text": "🎫 Pau", "entities": [[2, 5, "TO"]]}\n]',
    )
  })

  it('stand behind all of a long array', async () => {
    const before = `[\n${'  {"tokens": ["Lyon"], "tags": ["B-TO"]},\n'.repeat(20_000)}  {"tokens": ["é"], "tags": ["O"]}\n]\n`
    const after = await textWith('a.json', before, ['[Pau](TO)'])
    expect(after.startsWith(before.slice(0, -3))).toBe(true)
    expect(after.slice(before.length - 3)).toBe(',\n  {"tokens": ["Pau"], "tags": ["B-TO"]}\n]\n')
  })

  it('are on lines where the file has records on lines', async () => {
    const before = '{"tokens":["Lyon"],"tags":["B-TO"]}\n'
    expect(await textWith('a.json', before, ['[Pau](TO)'])).toBe(`${before}{"tokens":["Pau"],"tags":["B-TO"]}\n`)
  })
})

it.each([
  ['an array that is not closed', '[{"tokens":["Lyon"],"tags":["B-TO"]}'],
  ['an array with a comma at its end', '[{"tokens":["Lyon"],"tags":["B-TO"]},]'],
  ['an array behind another one', '[{"tokens":["Lyon"],"tags":["B-TO"]}][{"tokens":["Lyon"],"tags":["B-TO"]}]'],
  ['an array with something behind it', '[{"tokens":["Lyon"],"tags":["B-TO"]}] {}'],
  ['an array of other things', '[1, 2]'],
  ['a list in an object', '{"data": [{"tokens":["Lyon"],"tags":["B-TO"]}]}'],
  ['records over several lines', '{\n"tokens":["Lyon"],"tags":["B-TO"]}\n'],
  ['mixed line ends before its bracket', '[\r\n{"tokens":["Lyon"],"tags":["B-TO"]}\n]'],
])('nothing is appended to %s', async (_, text) => {
  expect(await textWith('a.json', text, ['[Pau](TO)'])).toBe('unreadable')
})
