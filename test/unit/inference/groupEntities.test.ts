import { describe, expect, it } from 'vitest'
import { groupEntities, type ScoredWord } from '../../../src/inference/decode/groupEntities'
import type { Aggregation } from '../../../src/shared/protocol/inference'

const labels = ['O', 'B-DEPART', 'I-DEPART', 'B-ARRIVEE', 'I-ARRIVEE'] as const
type Label = (typeof labels)[number]
/** A sub-token of two characters with the probability of its label; the rest goes to the label after it. */
type Scored = readonly [label: Label, probability: number]

/** A text of the words joined by spaces, each word two characters a sub-token. */
function textOf(...words: readonly (readonly Scored[])[]): { text: string; words: ScoredWord[] } {
  let text = ''
  const scored = words.map((tokens) => {
    const start = text === '' ? 0 : text.length + 1
    text += `${text === '' ? '' : ' '}${'ab'.repeat(Math.max(1, tokens.length))}`
    return {
      start,
      end: text.length,
      probabilities: tokens.map(row),
      locate: () => tokens.map((_, index) => ({ start: 2 * index, end: 2 * index + 2 })),
    }
  })
  return { text, words: scored }
}

function row([label, probability]: Scored): Float64Array {
  const values = new Float64Array(labels.length)
  const index = labels.indexOf(label)
  values[index] = probability
  values[(index + 1) % labels.length] = 1 - probability
  return values
}

function group(aggregation: Aggregation, ...words: readonly (readonly Scored[])[]) {
  const { text, words: scored } = textOf(...words)
  return groupEntities(text, scored, labels, aggregation).map(({ entity_group, start, end, score }) => [
    entity_group,
    start,
    end,
    Number(score.toFixed(6)),
  ])
}

describe('groupEntities', () => {
  it('joins words of one type and scores them by the mean of their first sub-tokens', () => {
    expect(
      group(
        'first',
        [['B-DEPART', 0.9]],
        [
          ['I-DEPART', 0.7],
          ['O', 0.99],
        ],
      ),
    ).toEqual([['DEPART', 0, 7, 0.8]])
  })

  it('begins an entity at each B-', () => {
    expect(group('first', [['B-DEPART', 0.9]], [['B-DEPART', 0.8]])).toEqual([
      ['DEPART', 0, 2, 0.9],
      ['DEPART', 3, 5, 0.8],
    ])
  })

  it('begins an entity at an I- that continues nothing of its type', () => {
    expect(group('first', [['I-DEPART', 0.9]], [['I-ARRIVEE', 0.8]], [['O', 1]], [['I-ARRIVEE', 0.7]])).toEqual([
      ['DEPART', 0, 2, 0.9],
      ['ARRIVEE', 3, 5, 0.8],
      ['ARRIVEE', 9, 11, 0.7],
    ])
  })

  it('takes a word without a sub-token as outside', () => {
    expect(group('first', [['B-DEPART', 0.9]], [], [['I-DEPART', 0.8]])).toEqual([
      ['DEPART', 0, 2, 0.9],
      ['DEPART', 6, 8, 0.8],
    ])
  })

  it('decides a word by the mean of its sub-tokens with average', () => {
    const word = [
      ['O', 0.6],
      ['B-DEPART', 0.9],
    ] as const
    // O: (0.6 + 0) / 2, B-DEPART: (0.4 + 0.9) / 2.
    expect(group('average', word)).toEqual([['DEPART', 0, 4, 0.65]])
  })

  it('decides a word by its most certain sub-token with max', () => {
    expect(
      group('max', [
        ['O', 0.6],
        ['B-DEPART', 0.9],
      ]),
    ).toEqual([['DEPART', 0, 4, 0.9]])
  })

  it('may cut a word with simple', () => {
    expect(
      group('simple', [
        ['B-DEPART', 0.9],
        ['I-DEPART', 0.7],
        ['I-ARRIVEE', 0.8],
      ]),
    ).toEqual([
      ['DEPART', 0, 4, 0.8],
      ['ARRIVEE', 4, 6, 0.8],
    ])
  })

  it('keeps sub-tokens and their tags apart with none', () => {
    expect(
      group('none', [
        ['B-DEPART', 0.9],
        ['I-DEPART', 0.7],
      ]),
    ).toEqual([
      ['B-DEPART', 0, 2, 0.9],
      ['I-DEPART', 2, 4, 0.7],
    ])
  })

  it('gives the text between the offsets as the word', () => {
    const { text, words } = textOf([['B-DEPART', 1]], [['I-DEPART', 1]])
    expect(groupEntities(text, words, labels, 'first').map(({ word }) => word)).toEqual(['ab ab'])
  })

  it('joins neighbours of tags without a position', () => {
    const { text, words } = textOf([['B-DEPART', 1]], [['B-DEPART', 1]])
    const spans = groupEntities(text, words, ['O', 'PERSON', 'X', 'Y', 'Z'], 'first')
    expect(spans.map(({ entity_group, end }) => [entity_group, end])).toEqual([['PERSON', 5]])
  })
})
