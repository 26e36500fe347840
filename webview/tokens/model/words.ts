import type { ReadWord } from './readings'
import type { ShownSentence } from './TokenStore'

/** A word among all that are shown. */
export interface PlacedWord {
  readonly sentence: ShownSentence
  readonly word: ReadWord
  /** Its number within the sentence, from 0. */
  readonly column: number
}

/** The words of all sentences, in their order. */
export function placedWords(sentences: readonly ShownSentence[]): readonly PlacedWord[] {
  return sentences.flatMap((sentence) => sentence.words.map((word, column) => ({ sentence, word, column })))
}

/** Numbers of the words that two models label differently. */
export function wordsOtherwise(words: readonly PlacedWord[]): readonly number[] {
  return words.flatMap(({ word }, index) => (word.isOtherwise ? [index] : []))
}

/** The word to look at first: one that two models label differently, else the first of an entity, else the first. */
export function firstWord(words: readonly PlacedWord[]): number {
  const [otherwise] = wordsOtherwise(words)
  const inEntity = words.findIndex(({ word }) => word.readings.some((reading) => (reading?.label ?? 'O') !== 'O'))
  return otherwise ?? Math.max(0, inEntity)
}

/** The next of these numbers after a word, or the one before it; from the end it goes on at the beginning. */
export function nextOf(numbers: readonly number[], word: number, step: 1 | -1): number | null {
  if (numbers.length === 0) return null
  const next = step === 1 ? numbers.find((each) => each > word) : numbers.findLast((each) => each < word)
  return next ?? numbers.at(step === 1 ? 0 : -1) ?? null
}
