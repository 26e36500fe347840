import { describe, expect, it } from 'vitest'
import { partsOf } from '../../../../webview/tokens/model/parts'
import { readSentence } from '../../../../webview/tokens/model/readings'
import { predictionWith } from './predictionWith'

const read = (...marked: readonly string[]) => readSentence(marked.map((each) => predictionWith(each).prediction))

describe('a sentence that one model reads', () => {
  it('has its words, and the entities over them', () => {
    const { words, entities } = read('de/O Le/B-CITY Mans/I-CITY ici/O')
    expect(words.map(({ readings }) => readings[0]?.label)).toEqual(['O', 'B-CITY', 'I-CITY', 'O'])
    expect(entities).toEqual([[{ type: 'CITY', score: 0.9, start: 1, end: 3, isOtherwise: false }]])
    expect(words.some(({ isOtherwise, isSplitOtherwise }) => isOtherwise || isSplitOtherwise)).toBe(false)
  })

  it('keeps the words of an entity together, and lets a line end between all others', () => {
    const parts = partsOf(read('de/O Le/B-CITY Mans/I-CITY et/O ici/O'))
    expect(parts).toEqual([
      { start: 0, end: 1 },
      { start: 1, end: 3 },
      { start: 3, end: 4 },
      { start: 4, end: 5 },
    ])
  })
})

describe('a sentence that two models read', () => {
  it('says which words they label differently, and which entities only one has', () => {
    const { words, entities } = read('de/O Lyon/B-CITY a/O', 'de/O Lyon/O a/B-CITY')
    expect(words.map(({ isOtherwise }) => isOtherwise)).toEqual([false, true, true])
    expect(entities.map((all) => all.map(({ start, isOtherwise }) => [start, isOtherwise]))).toEqual([
      [[1, true]],
      [[2, true]],
    ])
  })

  it('says which words they were given as other sub-tokens', () => {
    const [one, other] = [predictionWith('Saint-Omer/O a/O').prediction, predictionWith('Saint-Omer/O a/O').prediction]
    const whole = { ...other, words: other.words.map((word) => ({ ...word, tokens: word.tokens?.slice(0, 1) ?? [] })) }
    expect(readSentence([one, whole]).words.map(({ isSplitOtherwise }) => isSplitOtherwise)).toEqual([true, false])
  })

  it('finds the word of the other where that cuts words elsewhere', () => {
    const whole = predictionWith('l’Oise/B-CITY ici/O').prediction
    const words = whole.words.flatMap((word) =>
      word.start === 0
        ? [
            { ...word, end: 2, label: 'O' },
            { ...word, start: 2 },
          ]
        : [word],
    )
    const read = readSentence([{ words, entities: [] }, whole]).words
    expect(read.map(({ readings }) => readings.map((each) => each?.label))).toEqual([
      ['O', 'B-CITY'],
      ['B-CITY', 'B-CITY'],
      ['O', 'O'],
    ])
    expect(read.map(({ isSplitOtherwise }) => isSplitOtherwise)).toEqual([true, true, false])
  })

  it('waits for one of them without calling that a difference', () => {
    const { words, entities } = readSentence([null, predictionWith('Lyon/B-CITY').prediction])
    expect(words.map(({ readings, isOtherwise }) => [readings[0], isOtherwise])).toEqual([[null, false]])
    expect(entities[1]?.[0]?.isOtherwise).toBe(false)
  })
})
