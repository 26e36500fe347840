import { describe, expect, it, test } from 'vitest'
import { ConfusionCounter } from '../../../../src/shared/entities/confusion'
import { wordSpans } from '../../../../src/shared/entities/wordSpans'

const tags = (text: string) => text.split(' ')
const spans = (text: string) => wordSpans(tags(text)).map(({ type, start, end }) => `${type} ${start}-${end}`)

describe('the entities of tags', () => {
  test.each([
    ['O B-A I-A O', ['A 1-3']],
    ['B-A B-A', ['A 0-1', 'A 1-2']],
    ['B-A I-B', ['A 0-1', 'B 1-2']],
    ['I-A I-A O I-B', ['A 0-2', 'B 3-4']],
    ['O O', []],
    ['B-B-C I-B-C', ['B-C 0-2']],
  ])('of %s', (text, expected) => {
    expect(spans(text)).toEqual(expected)
  })
})

function matrixOf(...sentences: readonly (readonly [gold: string, predicted: string])[]) {
  const counter = new ConfusionCounter()
  for (const [gold, predicted] of sentences) counter.add(tags(gold), tags(predicted))
  return counter.matrix()
}

describe('a confusion matrix', () => {
  it('counts by gold type and predicted type what has the same words', () => {
    const { types, counts } = matrixOf(['B-A O B-B', 'B-A O B-A'], ['B-A', 'B-A'])
    expect(types).toEqual(['A', 'B'])
    expect(counts).toEqual([
      [2, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ])
  })

  it('counts an entity with other words as missed and as one that gold lacks', () => {
    const { types, counts } = matrixOf(['B-A I-A O', 'B-A O O'])
    expect(types).toEqual(['A'])
    expect(counts).toEqual([
      [0, 1],
      [1, 0],
    ])
  })

  it('is empty without entities', () => {
    expect(matrixOf(['O O', 'O O'])).toEqual({ types: [], counts: [[0]] })
  })
})
