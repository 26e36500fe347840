import { describe, expect, it } from 'vitest'
import { matchSpans } from '../../../../src/shared/entities/matchSpans'
import { wordSpans } from '../../../../src/shared/entities/wordSpans'

/** Matches of two lines of tags, each as `kind gold>predicted` with the words that they cover. */
function matched(gold: string, predicted: string): string[] {
  const spans = (tags: string) => wordSpans(tags.split(' '))
  const text = (span: { type: string; start: number; end: number } | null) =>
    span === null ? '-' : `${span.type}${span.start}:${span.end}`
  return matchSpans(spans(gold), spans(predicted)).map(
    ({ kind, ...match }) => `${kind} ${text(match.gold)}>${text(match.predicted)}`,
  )
}

describe('an entity of the data and one of the model', () => {
  it.each([
    ['of the same words and type are right', 'O B-A I-A', 'O B-A I-A', ['right A1:3>A1:3']],
    ['of the same words have the wrong label', 'O B-A I-A', 'O B-B I-B', ['label A1:3>B1:3']],
    ['that share words have the wrong boundary', 'B-A I-A O', 'O B-A I-A', ['boundary A0:2>A1:3']],
    ['of other types that share words have the wrong boundary too', 'B-A I-A', 'B-B O', ['boundary A0:2>B0:1']],
    ['without a word in common are missed and spurious', 'B-A O', 'O B-A', ['missed A0:1>-', 'spurious ->A1:2']],
  ])('%s', (_, gold, predicted, expected) => {
    expect(matched(gold, predicted)).toEqual(expected)
  })
})

describe('of several entities over the same words', () => {
  it('one of gold gets the predicted one that shares more of its words; the other is spurious', () => {
    expect(matched('B-A I-A I-A', 'B-A B-A I-A')).toEqual(['boundary A0:3>A1:3', 'spurious ->A0:1'])
  })

  it('the one of its type comes before a larger one of another type', () => {
    expect(matched('B-A I-A I-A', 'B-A B-B I-B')).toEqual(['boundary A0:3>A0:1', 'spurious ->B1:3'])
  })

  it('the leftmost of equal ones is taken', () => {
    expect(matched('B-A I-A', 'B-A B-A')).toEqual(['boundary A0:2>A0:1', 'spurious ->A1:2'])
  })

  it('a predicted one over two of gold is the wrong boundary of one, and the other is missed', () => {
    expect(matched('B-A B-A I-A', 'B-A I-A I-A')).toEqual(['boundary A1:3>A0:3', 'missed A0:1>-'])
  })

  it('those of the same words are paired before those that overlap', () => {
    expect(matched('B-A I-A O', 'B-B I-B O')).toEqual(['label A0:2>B0:2'])
    expect(matched('B-A B-B', 'B-A I-A')).toEqual(['boundary A0:1>A0:2', 'missed B1:2>-'])
  })
})

describe('a sentence', () => {
  it('has each entity in exactly one match', () => {
    const gold = wordSpans('B-A I-A O B-B B-A O B-B I-B'.split(' '))
    const predicted = wordSpans('B-A O B-B I-B B-A B-A B-B I-B'.split(' '))
    const matches = matchSpans(gold, predicted)
    expect(matches.flatMap((match) => match.gold ?? []).toSorted((a, b) => a.start - b.start)).toEqual(gold)
    expect(matches.flatMap((match) => match.predicted ?? []).toSorted((a, b) => a.start - b.start)).toEqual(predicted)
  })

  it('without entities has no matches', () => {
    expect(matchSpans([], [])).toEqual([])
  })
})
