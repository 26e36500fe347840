import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../../webview/errors/model/changes'
import type { ErrorFilter } from '../../../../webview/errors/model/filter'
import { filterExamples, noFilter } from '../../../../webview/errors/model/filter'
import { orderExamples } from '../../../../webview/errors/model/order'
import { tableWith } from './tableWith'

const table = tableWith(
  { words: 'à Paris', gold: 'O B-TO' },
  { words: 'de Lyon', gold: 'O B-FROM', predicted: 'O O', probability: 0.99 },
  { words: 'via Nancy Ville', gold: 'O O O', predicted: 'O B-VIA I-VIA', probability: 0.5 },
  { words: 'de Brest Été', gold: 'O B-FROM O', predicted: 'O B-TO O', probability: 0.7 },
  { words: 'à New York', gold: 'O B-TO I-TO', predicted: 'O O B-TO', probability: 0.6 },
  { words: 'bonjour', gold: 'O' },
)

function shown(filter: Partial<ErrorFilter>, mistakes: readonly number[] = []): number[] {
  const order = orderExamples(table, 'file')
  const given = { table, order, mistakes: new Set(mistakes), changes: null }
  return [...filterExamples({ ...noFilter, ...filter }, given).examples]
}

describe('a filter of examples', () => {
  it.each<[string, Partial<ErrorFilter>, number[]]>([
    ['shows those with errors', {}, [1, 2, 3, 4]],
    ['shows all, those without entities too', { isErrorsOnly: false }, [0, 1, 2, 3, 4, 5]],
    ['by kind', { kinds: ['missed'] }, [1]],
    ['by several kinds', { kinds: ['label', 'boundary'] }, [3, 4]],
    ['by entity, of the data or predicted', { type: 'TO' }, [3, 4]],
    ['by entity, right ones too', { type: 'TO', isErrorsOnly: false }, [0, 3, 4]],
    ['by how sure the model is', { confidence: { least: 0.55, most: 0.8 } }, [3, 4]],
    ['by words in any case', { text: ' été ' }, [3]],
    ['by neighbouring words', { text: 'new york' }, [4]],
    ['by length', { length: { least: 0, most: 2 } }, [1]],
    ['that nothing fits', { kinds: ['missed'], type: 'VIA' }, []],
  ])('%s', (_, filter, expected) => {
    expect(shown(filter)).toEqual(expected)
  })

  it('wants one and the same entity to fit', () => {
    const two = tableWith({ words: 'a b', gold: 'B-X B-Y', predicted: 'O B-Z' })
    const filtered = (filter: Partial<ErrorFilter>) =>
      filterExamples(
        { ...noFilter, ...filter },
        { table: two, order: orderExamples(two, 'file'), mistakes: new Set(), changes: null },
      ).examples.length
    expect(filtered({ kinds: ['missed'], type: 'X' })).toBe(1)
    expect(filtered({ kinds: ['missed'], type: 'Z' })).toBe(0)
  })

  it('shows what was marked as a labelling mistake', () => {
    expect(shown({ isMistakesOnly: true }, [3, 0])).toEqual([3])
    expect(shown({ isMistakesOnly: true, isErrorsOnly: false }, [3, 0])).toEqual([0, 3])
  })

  it('counts errors by kind as if no kind were chosen', () => {
    const given = { table, order: orderExamples(table, 'file'), mistakes: new Set<number>(), changes: null }
    const { byKind } = filterExamples({ ...noFilter, kinds: ['missed'], text: 'de' }, given)
    expect(byKind).toEqual({ right: 0, missed: 1, spurious: 0, label: 1, boundary: 0 })
  })
})

describe('a cell of the matrix', () => {
  it.each([
    ['of one type taken for another', { gold: 'FROM', predicted: 'TO' }, [3]],
    ['of what is right, though errors only are wanted', { gold: 'TO', predicted: 'TO' }, [0]],
    ['of what is missed', { gold: 'FROM', predicted: '' }, [1]],
    ['of what is missed, with wrong boundaries', { gold: 'TO', predicted: '' }, [4]],
    ['of what is not in the data', { gold: '', predicted: 'VIA' }, [2]],
    ['of what is not in the data, with wrong boundaries', { gold: '', predicted: 'TO' }, [4]],
  ])('shows the examples %s', (_, cell, expected) => {
    expect(shown({ cell })).toEqual(expected)
  })
})

describe('next to another run', () => {
  const before = tableWith(
    { words: 'à Paris', gold: 'O B-TO', predicted: 'O O' },
    { words: 'de Lyon', gold: 'O B-FROM', predicted: 'O O' },
    { words: 'bonjour', gold: 'O' },
    { words: 'de Brest Été', gold: 'O B-FROM O' },
  )
  const changes = changesOf(table, before)

  it.each([
    ['fixed', false, [0]],
    ['broken', true, [3]],
    ['still-wrong', true, [1]],
  ] as const)('an example is %s', (change, isErrorsOnly, expected) => {
    const given = { table, order: orderExamples(table, 'file'), mistakes: new Set<number>(), changes }
    expect([...filterExamples({ ...noFilter, change, isErrorsOnly }, given).examples]).toEqual(expected)
  })

  it('is found by its text where its number is another, and counted where it is not there', () => {
    expect([...changes.partner]).toEqual([0, 1, -1, 3, -1, 2])
    expect(changes).toMatchObject({ counts: { fixed: 1, broken: 1, 'still-wrong': 1 }, alone: 2 })
  })
})

describe('examples in order', () => {
  const given = tableWith(
    { words: 'a b c', gold: 'B-X O O', predicted: 'O O O', probability: 0.6, loss: 1 },
    { words: 'a', gold: 'O', loss: null },
    { words: 'a b', gold: 'B-X O', predicted: 'O O', probability: 0.9, loss: 3 },
    { words: 'a b c d', gold: 'B-X O O O', predicted: 'O O O O', probability: null, loss: 2 },
  )

  it.each([
    ['loss', [2, 3, 0, 1]],
    ['surest', [2, 0, 1, 3]],
    ['least-sure', [0, 2, 1, 3]],
    ['shortest', [1, 2, 0, 3]],
    ['longest', [3, 0, 2, 1]],
    ['file', [0, 1, 2, 3]],
  ] as const)('by %s, those without a figure last', (order, expected) => {
    expect([...orderExamples(given, order)]).toEqual(expected)
  })
})
