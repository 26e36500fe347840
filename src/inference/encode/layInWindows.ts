import type { Word } from '../../shared/words/splitWords'
import { planWindows } from './planWindows'
import type { EncodedWord, WordTokenizer } from './wordTokenizer'

/** Consecutive words of a text as the model is given them. */
export interface EncodedWindow {
  /** Token ids, special tokens included. */
  readonly ids: readonly number[]
  /** The words that this window decides, and where their sub-tokens are in `ids`. Windows decide in the text's order. */
  readonly decided: readonly { readonly word: number; readonly position: number; readonly length: number }[]
}

/** A text ready for the model. */
export interface EncodedText {
  readonly words: readonly (Word & EncodedWord)[]
  readonly windows: readonly EncodedWindow[]
}

/**
 * Lay the words of a text in windows of at most `maxLength` sub-tokens, special tokens included. A word that is longer
 * than a window is cut; its first sub-token, which decides it, is always there.
 */
export function layInWindows(
  words: readonly (Word & EncodedWord)[],
  { prefix, suffix }: Pick<WordTokenizer, 'prefix' | 'suffix'>,
  maxLength: number,
): EncodedText {
  const room = Math.max(1, maxLength - prefix.length - suffix.length)
  const pieces = words.map(({ ids }) => ids.slice(0, room))
  const lengths = pieces.map((ids) => ids.length)
  const windows = planWindows(lengths, room).map(({ start, end, from, to }): EncodedWindow => {
    const ids = [...prefix]
    const positions = pieces.slice(start, end).map((piece, index) => {
      const position = ids.length
      ids.push(...piece)
      return { word: start + index, position, length: piece.length }
    })
    return { ids: [...ids, ...suffix], decided: positions.slice(from - start, to - start) }
  })
  return { words, windows }
}
