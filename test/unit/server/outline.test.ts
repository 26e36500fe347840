import { describe, expect, test } from 'vitest'
import { foldingRangesOf } from '../../../src/server/feature/folding'
import { symbolsOf } from '../../../src/server/feature/symbols'
import { snapshotOf } from './snapshotOf'

const text = `# What is trained,
# and on what.
task: token-classification
train_file:
  - data/train.conll
  - data/more.conll

freeze:
  embeddings: true
  layers: 6 # half
# alone
labels: [A,
  B]
seed:
`

describe('the outline', () => {
  const symbols = symbolsOf(snapshotOf(text))

  test('has each key with its value', () => {
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
      ...[
        ['task', 'token-classification'],
        ['train_file', 'a list'],
        ['freeze', 'a mapping'],
        ['labels', 'a list'],
        ['seed', ''],
      ],
    ])
  })

  test('has the keys inside a mapping below it', () => {
    const inner = symbols[2]?.children ?? []
    expect(inner.map(({ name, detail }) => [name, detail])).toEqual([
      ...[
        ['embeddings', 'true'],
        ['layers', '6'],
      ],
    ])
  })

  test('ends an entry where its value ends', () => {
    expect(symbols.map(({ range }) => [range.start.line, range.end.line])).toEqual([
      ...[
        [2, 2],
        [3, 5],
        [7, 9],
        [11, 12],
        [13, 13],
      ],
    ])
  })

  test('selects within the range of each, as editors demand', () => {
    const all = symbols.flatMap((symbol) => [symbol, ...(symbol.children ?? [])])
    for (const { range, selectionRange } of all) {
      expect(selectionRange.start).toEqual(range.start)
      const isWithin =
        selectionRange.end.line < range.end.line ||
        (selectionRange.end.line === range.end.line && selectionRange.end.character <= range.end.character)
      expect(isWithin).toBe(true)
    }
  })

  test('takes what a reference repeats for its own, without parts that stand elsewhere', () => {
    const [first, second] = symbolsOf(snapshotOf('label_map: &map {A: B}\nlr_scheduler_kwargs: *map\n'))
    expect(first?.children).toHaveLength(1)
    expect(second?.children).toEqual([])
  })

  test('of an empty or broken config is what can be read', () => {
    expect(symbolsOf(snapshotOf(''))).toEqual([])
    expect(symbolsOf(snapshotOf('seed: 1\nlabels: [a\n')).map(({ name }) => name)).toContain('seed')
  })
})

describe('folding', () => {
  const lines = (config: string) =>
    foldingRangesOf(snapshotOf(config)).map(({ startLine, endLine, kind }) => [startLine, endLine, kind])

  test('is of values of several lines, and of blocks of comments', () => {
    expect(lines(text)).toEqual([
      [3, 5, undefined],
      [7, 9, undefined],
      [11, 12, undefined],
      [0, 1, 'comment'],
    ])
  })

  test('is the same with Windows line ends', () => {
    expect(lines(text.replaceAll('\n', '\r\n'))).toEqual(lines(text))
  })

  test('has nothing to fold where every value is on its line', () => {
    expect(lines('task: causal-lm\nseed: 1\n')).toEqual([])
  })
})
