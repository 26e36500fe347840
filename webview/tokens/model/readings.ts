import type { SubToken, WordPrediction } from '../../../src/shared/protocol/inference'
import type { SentencePrediction } from '../../../src/shared/protocol/tokenPanel'
import type { WordSpan } from '../../../src/shared/entities/wordSpans'

/** What one model says of a word; null where it says nothing yet. */
export type Reading = WordPrediction | null

/** A word of a sentence with what each model says of it, in their order from the left. */
export interface ReadWord {
  /** UTF-16 offsets into the sentence. */
  readonly start: number
  readonly end: number
  readonly readings: readonly Reading[]
  /** The models give it different labels. */
  readonly isOtherwise: boolean
  /** The models were given different sub-tokens, or cut the words elsewhere. */
  readonly isSplitOtherwise: boolean
}

/** An entity over words of a sentence. */
export interface ReadEntity extends WordSpan {
  /** Mean probability of its words. */
  readonly score: number
  /** The other model has another one here, or none. */
  readonly isOtherwise: boolean
}

/** A sentence as one model or two read it. */
export interface ReadSentenceWords {
  readonly words: readonly ReadWord[]
  /** Of each model. */
  readonly entities: readonly (readonly ReadEntity[])[]
}

/** @param predictions of each model; null where it says nothing yet. The words are those of the first that says something. */
export function readSentence(predictions: readonly (SentencePrediction | null)[]): ReadSentenceWords {
  const first = predictions.find((prediction) => prediction !== null)
  const words = (first?.words ?? []).map((word) => wordOf(word, predictions))
  const entities = predictions.map((prediction, place) =>
    (prediction?.entities ?? []).map(({ entity_group: type, score, start, end }): ReadEntity => {
      const other = predictions[1 - place] ?? null
      const hasSame = other?.entities.some(
        (each) => each.start === start && each.end === end && each.entity_group === type,
      )
      return { type, score, isOtherwise: hasSame === false, ...columnsOf(words, start, end) }
    }),
  )
  return { words, entities }
}

function wordOf(word: WordPrediction, predictions: readonly (SentencePrediction | null)[]): ReadWord {
  const readings = predictions.map((prediction) => prediction?.words.find((each) => overlaps(each, word)) ?? null)
  const [one, other] = readings
  const areBoth = one !== null && one !== undefined && other !== null && other !== undefined
  return {
    start: word.start,
    end: word.end,
    readings,
    isOtherwise: areBoth && one.label !== other.label,
    isSplitOtherwise: areBoth && !isSplitAlike(one, other),
  }
}

function isSplitAlike(one: WordPrediction, other: WordPrediction): boolean {
  const spelled = ({ tokens = [] }: WordPrediction) => tokens.map(({ text, id }: SubToken) => `${id} ${text}`).join(' ')
  return one.start === other.start && one.end === other.end && spelled(one) === spelled(other)
}

interface Range {
  readonly start: number
  readonly end: number
}

function overlaps(one: Range, other: Range): boolean {
  return one.start < other.end && other.start < one.end
}

/** Of characters, the words that have one of them. */
function columnsOf(words: readonly ReadWord[], start: number, end: number): Range {
  const first = words.findIndex((word) => overlaps(word, { start, end }))
  const last = words.findLastIndex((word) => overlaps(word, { start, end }))
  return { start: first, end: last + 1 }
}
