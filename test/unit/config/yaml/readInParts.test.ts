import { describe, expect, test } from 'vitest'
import { LineIndex } from '../../../../src/config/lineIndex'
import { parseDocument, parseWithLibrary } from '../../../../src/config/parseDocument'
import type { AskLibrary } from '../../../../src/config/yaml/askLibrary'
import { askLibrary } from '../../../../src/config/yaml/askLibrary'
import { readInParts } from '../../../../src/config/yaml/readInParts'
import { seededRandom } from '../../../seededRandom'
import { mutated, randomConfig } from './randomConfig'

/** How a text is read in parts, and how many characters of it the library was given. */
function readingOf(text: string): { readonly isInParts: boolean; readonly asked: number } {
  let asked = 0
  const ask: AskLibrary = (part) => {
    asked += part.end - (part.first?.start ?? 0)
    return askLibrary(part)
  }
  return { isInParts: readInParts(text, new LineIndex(text), ask) !== null, asked }
}

function expectSame(text: string): void {
  const { entries, findings } = parseDocument(text)
  const { entries: entriesOfLibrary, findings: findingsOfLibrary } = parseWithLibrary(text)
  expect({ text, entries, findings }).toEqual({ text, entries: entriesOfLibrary, findings: findingsOfLibrary })
}

const plain = `task: token-classification   # the first
model_name_or_path: 'almanach/camembert-base'

learning_rate: 5e-5
labels: [O, "B-PER", 'I-PER',]
label_map:
  # below
  PERSON: PER
  LOC: PLACE   # aside
    # further
train_file:
- data/a.conll
-   data/b.conll
freeze: {embeddings: true, layers: 6}
add_tokens:
  - [a, [b]]
  - x: 1
    y:
    - ~
  -
warmup_steps:
`

/** The plain config many times over, with keys that do not repeat. */
function longConfig(lineInTheMiddle: string): string {
  const copies = Array.from({ length: 20 }, (_, copy) => plain.replaceAll(/^(\w+):/gm, `$1_${copy}:`))
  return [...copies.slice(0, 10), `${lineInTheMiddle}\n`, ...copies.slice(10)].join('')
}

describe('both ways of reading', () => {
  test('give the same for random configs, whole and broken', { timeout: 30_000 }, () => {
    const random = seededRandom(7)
    const counts = { plain: 0, withLibrary: 0, whole: 0 }
    for (let index = 0; index < 1_000; index++) {
      const text = mutated(randomConfig(random), random)
      expectSame(text)
      const { isInParts, asked } = readingOf(text)
      counts[isInParts ? (asked === 0 ? 'plain' : 'withLibrary') : 'whole']++
    }
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(150)
  })

  test.each([
    ['a bracket too many on its line', 'k: [[\n]]\nb: 1\n'],
    ['a bracket of the wrong kind, which the lexer takes to be open still', ':\n[- n[}\nb:\nÉ:\na: a,'],
    ['a tag without a value at the end', 's:\n!'],
    ['an empty item after a comment', 'É:\n  - 0\n#\n  -\n'],
    ['an anchor of the whole, of which the library speaks last', '& a: 1\nb: 2\n1: %x\n- x\nc: 3\nd: 4\n'],
    ['a text that only a quote in a far comment closes', `a: 1\nb: "x\n${plain}# say "hello\n`],
    ['a text that nothing closes', `a: 1\nb: 'x\n${plain.replaceAll("'", '')}c: ''\n`],
    ['a text in quotes that goes on at the left', `a: 1\nb: 2\n"c\nd: 3\ne": 4\nf: 5\n`],
    ['a directive, which holds for all of the document', '%YAML 1.1\n---\na: no\nb: off\nc: yes\n'],
    ['a directive after a mark', '# c\n\uFEFF%YAML 1.1\n---\na: no\nb: off\nc: yes\n'],
    ['a reference to another entry', 'a: &x 1\nb: 2\nc: 3\nd: 4\ne: *x\nf: 5\n'],
    ['an indented line that takes in all that follows', 'a: 1\nb: x\n  c: y\nd: 2\ne: 3\nf: 4\n'],
    ['two documents', 'a: 1\nb: 2\n---\na: 3\nb: 4\nc: 5\n'],
    ['a key of one letter, after an indented value', 'a:\n  b: 1\nx\nc: 2\nd: 3\n'],
  ])('give the same for %s', (_, text) => {
    expectSame(text)
  })
})

test.each([`labels: 'it''`, 'run_name: "a\\"', `labels: ['a''`, `a: '''`, 'a: "b\\\\\\"', `a:\n- 'a''`])(
  'the quotes of %s are not closed, at the end of a text as before a line break',
  (text) => {
    for (const whole of [text, `${text}\n`, `seed: 1\nlr: 2\n${text}`]) {
      expect(parseDocument(whole).findings.map(({ code }) => code)).toContain('FT001')
      expectSame(whole)
    }
  },
)

test.each([`a: ''`, `a: 'it'''`, `a: ''''`, 'a: ""', 'a: "b\\\\"', 'a: "\\""', `a: ['']`])(
  'the quotes of %s are closed',
  (text) => {
    expect(parseWithLibrary(text).findings).toEqual([])
    expectSame(text)
  },
)

describe('the library', () => {
  test('is not asked about a plain config', () => {
    expect(readingOf(plain)).toEqual({ isInParts: true, asked: 0 })
    expect(parseDocument(plain).findings).toEqual([])
  })

  test.each([
    '',
    'l',
    'learning_ra',
    'run_name: "a',
    "run_name: 'a",
    'labels: [a, b',
    'freeze: {layers',
    '- x',
    'x: @me',
    'x: - y',
    'x: a: b',
  ])('is given the neighbourhood of a half-typed line `%s`, and not the rest of a long config', (line) => {
    const text = longConfig(line)
    expectSame(text)
    const { isInParts, asked } = readingOf(text)
    expect(isInParts).toBe(true)
    expect(asked).toBeLessThan(text.length / 20)
  })

  test('is given the rest from a bracket too many on, which ends the document', () => {
    const text = longConfig('labels: [a]]')
    expectSame(text)
    expect(readingOf(text).isInParts).toBe(true)
    expect(parseDocument(text).findings.map(({ code }) => code)).toEqual(['FT001'])
  })
})
