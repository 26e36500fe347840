import type { Word } from '../../shared/words/splitWords'
import type { CharacterRange } from './locateTokens'
import { planWindows } from './planWindows'
import type { WordTokenizer } from './wordTokenizer'

/** Consecutive words of a text as the model is given them. */
export interface EncodedWindow {
  /** Token ids, special tokens included. */
  readonly ids: readonly number[]
  /** The words that this window decides, and where their sub-tokens are in `ids`. */
  readonly decided: readonly { readonly word: number; readonly position: number; readonly length: number }[]
}

/** A text ready for the model. */
export interface EncodedText {
  readonly words: readonly (Word & { readonly locate: () => readonly CharacterRange[] })[]
  readonly windows: readonly EncodedWindow[]
}

/**
 * Encode the words of a text, in windows of at most `maxLength` sub-tokens, special tokens included. A word that is
 * longer than a window is cut; its first sub-token, which decides it, is always there.
 */
export function encodeText(words: readonly Word[], tokenizer: WordTokenizer, maxLength: number): EncodedText {
  const { prefix, suffix } = tokenizer
  const room = Math.max(1, maxLength - prefix.length - suffix.length)
  const encoded = words.map((word) => ({ word, ...tokenizer.encodeWord(word.text) }))
  const pieces = encoded.map(({ ids }) => ids.slice(0, room))
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
  return { words: encoded.map(({ word, locate }) => ({ ...word, locate })), windows }
}
