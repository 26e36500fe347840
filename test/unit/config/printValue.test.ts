import { describe, expect, it, test } from 'vitest'
import { parse } from 'yaml'
import type { ConfigEntry, ValueNode } from '../../../src/config/configDocument'
import { parseDocument, parseWithLibrary } from '../../../src/config/parseDocument'
import { printConfig, printKey, printValue } from '../../../src/config/printValue'
import type { ArgumentValue } from '../../../src/shared/protocol/arguments'
import { seededRandom } from '../../seededRandom'

type Random = () => number
type Values = Record<string, ArgumentValue>

describe('a value is written as people write it', () => {
  it.each<[value: ArgumentValue, written: string]>([
    [5e-5, '5e-5'],
    [-1.25e-7, '-1.25e-7'],
    [0.001, '0.001'],
    [0, '0'],
    [-0, '-0'],
    [1e21, '1e+21'],
    [NaN, '.nan'],
    [-Infinity, '-.inf'],
    [true, 'true'],
    [null, 'null'],
    ['f1_macro', 'f1_macro'],
    ['data/train set.conll', 'data/train set.conll'],
    ['C:\\data\\été.conll', 'C:\\data\\été.conll'],
    ["it's 🚆", "it's 🚆"],
    ['no', 'no'],
    [['A', 1, []], '[A, 1, []]'],
    [{ embeddings: true, layers: 0.5 }, '{embeddings: true, layers: 0.5}'],
    [{}, '{}'],
  ])('%j: %s', (value, written) => {
    expect(printValue(value)).toBe(written)
  })

  it.each([
    ...['', ' ', ' a', 'a ', '1e5', '5e-5', '.5', '007', '0x1F', '0o17', '.inf', '-.INF', '.NaN', '+1'],
    ...['null', 'Null', '~', 'true', 'False', 'TRUE', 'a: b', 'a:', 'a #b', '# a', '- a', '-a', '---', '-', '?', ':'],
    ...['*a', '&a', '!a', '%a', '@a', '`a', '|', '>', "'a", '"a', ',', '[', '{a', 'a]', 'a, b', 'a}'],
    ...['a\nb', 'a\r\nb', 'a\tb', '\u0000', '\u0085', '\u2028', '\uFEFF', '\u00A0', '\uD83D', '\u007F'],
  ])('the text %j stands in quotes', (text) => {
    expect(printValue(text)).toMatch(/^"[^\p{Cc}\u2028\u2029\uFEFF]*"$/u)
  })

  it.each([
    ['1', '1'],
    ['null', 'null'],
    ['', '""'],
    ['a: b', '"a: b"'],
    ['two words', 'two words'],
  ])('as a key the text %j is %s', (key, written) => {
    expect(printKey(key)).toBe(written)
  })
})

const texts = [
  ...[
    '',
    'a',
    'no',
    'off',
    'yes',
    'null',
    '~',
    'true',
    '1e5',
    '5e-5',
    '007',
    '.5',
    '1.',
    '.nan',
    '0o7',
    '0x1',
    '<<',
    '=',
  ],
  ...['a: b', 'a:b', ':a', 'a:', 'a #b', 'a#b', '#', '- a', '-', '---', '...', '... a', '? a', '[a]', '{a: 1}', 'a, b'],
  ...[
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a',
    '|',
    '>-',
    "it's",
    "'",
    '"',
    '\\',
    '\\n',
    'C:\\x',
    '🚆',
    'é🚆',
    '\uFEFF',
    '\uFEFFa',
  ],
  ...[
    'a\nb',
    '\n',
    'a\r\nb',
    '\r',
    '\t',
    'a\tb',
    ' a',
    'a ',
    '\u0000',
    '\u0007',
    '\u0085',
    '\u2028',
    '\u00A0',
    '\uDE00',
  ],
  ...[
    '__proto__',
    'constructor',
    'a  b',
    'http://x.y/z?q=1#f',
    'x'.repeat(900),
    '2024-01-01',
    '1_000',
    '99999999999999999999',
  ],
]
const characters = [...' \t\n\r:#-?,[]{}&*!|>\'"%@`~.\\019aeéx🚆', '\uFEFF', '\u2028', '\u0085', '\u00A0', '\uD83D']
const numbers = [0, -0, 1, -1, 5e-5, 1e-10, 0.1, 1e21, 1e300, 5e-324, 123456789012345680000, NaN, Infinity, -Infinity]

function choose<Item>(items: readonly Item[], random: Random): Item {
  return items[Math.floor(random() * items.length)] as Item
}

function randomText(random: Random): string {
  if (random() < 0.6) return choose(texts, random)
  return Array.from({ length: Math.floor(random() * 6) }, () => choose(characters, random)).join('')
}

function randomValue(random: Random, depth: number): ArgumentValue {
  const kind = random()
  if (depth > 0 && kind < 0.15) {
    return Array.from({ length: Math.floor(random() * 4) }, () => randomValue(random, depth - 1))
  }
  if (depth > 0 && kind < 0.3) return randomValues(random, depth - 1, 3)
  if (kind < 0.7) return randomText(random)
  if (kind < 0.85) return random() < 0.5 ? choose(numbers, random) : (random() - 0.5) * 10 ** (random() * 30 - 15)
  return choose([true, false, null], random)
}

function randomValues(random: Random, depth: number, most: number): Values {
  const count = Math.floor(random() * (most + 1))
  return Object.fromEntries(Array.from({ length: count }, () => [randomText(random), randomValue(random, depth)]))
}

/** The entries in order: an object would put `1` before `a`. */
function valuesOf(entries: readonly ConfigEntry[]): Values {
  return Object.fromEntries(entries.map(({ key, node }) => [key, node.value]))
}

describe.each([
  ['as it is', (text: string) => text],
  ['with a byte-order mark', (text: string) => `\uFEFF${text}`],
  ['with CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
  ['with tabs and comments', (text: string) => text.replaceAll('\n', '\t # 🚆\t\n')],
  ['after emoji', (text: string) => `# 🚆🚆\n"🚆 first": 🚆 # é\n${text}`],
])('a printed config, %s', (_, dress) => {
  test.each([
    ['the reader', parseDocument],
    ['the yaml library', parseWithLibrary],
  ])('is read by %s as the values that were printed, each at its place', { timeout: 30_000 }, (_name, read) => {
    const random = seededRandom(3)
    for (let round = 0; round < 200; round++) {
      const values = { 'first one': 1, ...randomValues(random, 3, 6) }
      const text = dress(printConfig(values))
      const { entries, findings } = read(text)
      const own = entries.filter(({ key }) => key !== '🚆 first')
      expect({ text, findings, values: valuesOf(own) }).toEqual({ text, findings: [], values })
      expectInPlace(text, own)
    }
  })
})

/** Cut out of the text, each key and value is what was written for it. */
function expectInPlace(text: string, entries: readonly ConfigEntry[]): void {
  for (const { key, keyRange, node } of entries) {
    expect(text.slice(keyRange.start, keyRange.end)).toBe(printKey(key))
    expectValueInPlace(text, node)
  }
}

function expectValueInPlace(text: string, { value, range, items, entries }: ValueNode): void {
  expect(text.slice(range.start, range.end)).toBe(printValue(value))
  for (const item of items) expectValueInPlace(text, item)
  expectInPlace(text, entries)
}

test('a program that knows nothing of configs reads the same', () => {
  const random = seededRandom(4)
  for (let round = 0; round < 500; round++) {
    const values = { 'first one': 1, ...randomValues(random, 3, 6) }
    expect(parse(printConfig(values), { stringKeys: true })).toEqual(values)
  }
})
