import { expect, it } from 'vitest'
import { findRepeats } from '../../../../src/shared/text/sentenceLetters'

it('finds each sentence that was there before, however its words are split', () => {
  expect([...findRepeats(['à Lyon !', 'de Pau', 'à Lyon!', 'à Lyon !'])]).toEqual([
    [2, 0],
    [3, 0],
  ])
})

it('takes no empty line for a sentence', () => {
  expect([...findRepeats(['', 'à Lyon', ' ', ''])]).toEqual([])
})
