import { describe, expect, test } from 'vitest'
import { LineIndex } from '../../../src/config/lineIndex'
import { parseDocument } from '../../../src/config/parseDocument'

function valuesOf(text: string): Record<string, unknown> {
  return Object.fromEntries(parseDocument(text).entries.map(({ key, node }) => [key, node.value]))
}

function codesOf(text: string): readonly string[] {
  return parseDocument(text).findings.map(({ code }) => code)
}

describe('values', () => {
  test('numbers with an exponent are numbers, and no, off and yes stay texts', () => {
    const text = 'a: 5e-5\nb: 1E3\nc: no\nd: off\ne: yes\nf: true\ng: 0.10\nh: 007'
    expect(valuesOf(text)).toEqual({ a: 5e-5, b: 1000, c: 'no', d: 'off', e: 'yes', f: true, g: 0.1, h: 7 })
  })

  test('lists and mappings are read in both styles', () => {
    const text = 'a: [x, y]\nb:\n  - 1\n  - 2\nc: {layers: 6}\nd:\n  embeddings: true\n'
    expect(valuesOf(text)).toEqual({ a: ['x', 'y'], b: [1, 2], c: { layers: 6 }, d: { embeddings: true } })
  })

  test('a key without a value is null, and is underlined itself', () => {
    const [entry] = parseDocument('learning_rate:\n').entries
    expect(entry?.node).toMatchObject({ value: null, range: { start: 0, end: 13 } })
  })

  test('references repeat their value', () => {
    expect(valuesOf('a: &x [1, 2]\nb: *x')).toEqual({ a: [1, 2], b: [1, 2] })
  })

  test('an empty text is an empty config', () => {
    expect(parseDocument('')).toMatchObject({ entries: [], findings: [] })
    expect(parseDocument('# only a comment\n')).toMatchObject({ entries: [], findings: [] })
  })

  test('a key named like an object’s innards is a key', () => {
    const [entry] = parseDocument('__proto__: {x: 1}').entries
    expect(entry).toMatchObject({ key: '__proto__', node: { value: { x: 1 } } })
  })
})

describe('ranges', () => {
  const texts = [
    ['plain', 'task: ner\nlearning_rate: 5e-5 # fast\n'],
    ['CRLF', 'task: ner\r\n\r\nlearning_rate: 5e-5\r\n'],
    ['emoji and accents', '# départ 🚆🇫🇷\nrun_name: "🚆 é" # 🚆\nlearning_rate: 5e-5\n'],
    ['byte-order mark', '\uFEFFlearning_rate: 5e-5\n'],
    ['tabs between tokens', 'task:\tner\nlearning_rate:\t5e-5\t# x\n'],
  ] as const

  test.each(texts)('with %s, a range cuts out its own key and value', (_, text) => {
    const entry = parseDocument(text).entries.find(({ key }) => key === 'learning_rate')
    expect(text.slice(entry?.keyRange.start, entry?.keyRange.end)).toBe('learning_rate')
    expect(text.slice(entry?.node.range.start, entry?.node.range.end)).toBe('5e-5')
  })

  test('items of a list have ranges of their own', () => {
    const text = 'labels: [É, "B 🚆", C]'
    const [entry] = parseDocument(text).entries
    expect(entry?.node.items.map(({ range }) => text.slice(range.start, range.end))).toEqual(['É', '"B 🚆"', 'C'])
  })
})

describe('lines and columns', () => {
  test('count from 1, columns in UTF-16 units', () => {
    const text = 'a: 🚆 b\r\nc: d\n\ne'
    const lines = new LineIndex(text)
    expect(lines.placeAt(0)).toEqual({ line: 1, column: 1 })
    expect(lines.placeAt(text.indexOf('b'))).toEqual({ line: 1, column: 7 })
    expect(lines.placeAt(text.indexOf('d'))).toEqual({ line: 2, column: 4 })
    expect(lines.placeAt(text.indexOf('e'))).toEqual({ line: 4, column: 1 })
  })

  test('a byte-order mark is no column, and moves no other line', () => {
    const lines = new LineIndex('\uFEFFab\ncd')
    expect(lines.placeAt(0)).toEqual({ line: 1, column: 1 })
    expect(lines.placeAt(2)).toEqual({ line: 1, column: 2 })
    expect(lines.placeAt(5)).toEqual({ line: 2, column: 2 })
  })
})

describe('broken YAML', () => {
  test.each([
    ['a tab as indentation', 'freeze:\n\tlayers: 2\nseed: 1'],
    ['an open quote', 'seed: 1\nrun_name: "x'],
    ['a line without a colon', 'seed: 1\nlearning_rate 5e-5\n'],
    ['a wrong indentation', 'task: ner\n  seed: 1\n'],
    ['a reserved character', 'run_name: @me\nseed: 1'],
    ['a reference to nothing', 'a: *x'],
    ['two documents', 'seed: 1\n---\nseed: 2'],
  ])('%s is one finding', (_, text) => {
    expect(codesOf(text)).toEqual(['FT001'])
  })

  test('keys before and after the broken line are still read', () => {
    expect(valuesOf('seed: 1\nrun_name: @me\nlearning_rate: 2\n')).toEqual({ seed: 1, learning_rate: 2 })
  })

  test('a key that stands twice is found at its second place, at any depth', () => {
    const text = 'seed: 1\nfreeze: {layers: 1, layers: 2}\nseed: 2'
    const { entries, findings } = parseDocument(text)
    expect(findings.map(({ code, range }) => [code, range.start])).toEqual([
      ['FT003', text.indexOf('layers: 2')],
      ['FT003', text.lastIndexOf('seed')],
    ])
    expect(entries.map(({ key, node }) => [key, node.value])).toEqual([
      ['seed', 1],
      ['freeze', { layers: 1 }],
    ])
  })

  test.each([
    ['a list', '- a\n- b'],
    ['a text', 'just words'],
  ])('%s is no config', (_, text) => {
    expect(codesOf(text)).toEqual(['FT002'])
  })

  test('an unknown tag is a warning', () => {
    expect(codesOf('seed: !mine 1')).toEqual(['FT005'])
  })
})

describe('hostile input', () => {
  test.each([
    ['deep nesting', `a: ${'['.repeat(200)}${']'.repeat(200)}`],
    ['nesting beyond the stack', `a: ${'['.repeat(100_000)}`],
    ['a value that contains itself', 'a: &x [*x]'],
    ['references that multiply', bomb(12)],
  ])('%s is refused, without a throw and at once', (_, text) => {
    const codes = codesOf(text)
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.filter((code) => code !== 'FT001' && code !== 'FT004')).toEqual([])
  })

  test('cut off at any character, a config is read without a throw', () => {
    const text = '\uFEFFtask: "ner🚆"\r\nfreeze: {layers: 2, embeddings: [1, *x]}\r\nlabels:\r\n  - &x é\r\n  - *x\r\n'
    for (let length = 0; length <= text.length; length++) {
      const { findings, entries } = parseDocument(text.slice(0, length))
      for (const { range } of [...findings, ...entries.map(({ node }) => node)]) {
        expect(range.start).toBeLessThanOrEqual(range.end)
        expect(range.end).toBeLessThanOrEqual(length)
      }
    }
  })
})

/** Lists of ten references to the list before: 10 to the power of the depth in all. */
function bomb(depth: number): string {
  const lists = Array.from({ length: depth }, (_, level) => {
    const items = Array.from({ length: 10 }, () => (level === 0 ? '1' : `*l${level - 1}`))
    return `k${level}: &l${level} [${items.join(', ')}]`
  })
  return lists.join('\n')
}

describe('a line that is being typed', () => {
  test.each([
    ['a: 1\nlear\nmodel: x\nb: 2\n', { a: 1, model: 'x', b: 2 }],
    ['lear\nmodel: x\n', { model: 'x' }],
    ['a: 1\nlear\nning\nmodel: x\n', { a: 1, model: 'x' }],
    ['a: 1\r\nlear\r\nmodel: x\r\n', { a: 1, model: 'x' }],
    ['a: 1\nlear\nmodel: [1,\n  2]\nb: *a\n', { a: 1, model: [1, 2] }],
  ])('does not take the key below it: %j', (text, values) => {
    const { findings } = parseDocument(text)
    expect(valuesOf(text)).toMatchObject(values)
    const [first] = findings
    expect(first?.code).toBe('FT001')
    expect(text.slice(first?.range.start, first?.range.end)).toMatch(/^lear(\r?\nning)?$/)
  })

  test('takes an indented line below it for its own', () => {
    expect(valuesOf('a: 1\nlear\n  model: x\nb: 2\n')).toEqual({ a: 1, b: 2 })
  })
})
