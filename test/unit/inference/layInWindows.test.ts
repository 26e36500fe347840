import { describe, expect, it } from 'vitest'
import { layInWindows } from '../../../src/inference/encode/layInWindows'
import type { WordTokenizer } from '../../../src/inference/encode/wordTokenizer'
import { splitWords } from '../../../src/shared/words/splitWords'

/** One id a character, its code; `-` is dropped. */
const tokenizer: WordTokenizer = {
  prefix: [1],
  suffix: [2, 3],
  special: { before: [], after: [] },
  encodeWord: (word) => ({
    ids: [...word.replaceAll('-', '')].map((character) => character.charCodeAt(0)),
    tokens: [],
    locate: () => [],
  }),
}

function encode(text: string, maxLength: number) {
  const words = splitWords(text, 'space-1').map((word) => ({ ...word, ...tokenizer.encodeWord(word.text) }))
  return layInWindows(words, tokenizer, maxLength).windows
}

describe('layInWindows', () => {
  it('puts the special tokens around the words', () => {
    expect(encode('ab c', 10)).toEqual([
      {
        ids: [1, 97, 98, 99, 2, 3],
        decided: [
          { word: 0, position: 1, length: 2 },
          { word: 1, position: 3, length: 1 },
        ],
      },
    ])
  })

  it('keeps windows within the maximum length, special tokens included', () => {
    const windows = encode('aa bb cc dd ee ff gg', 9)
    expect(windows.length).toBeGreaterThan(1)
    expect(Math.max(...windows.map(({ ids }) => ids.length))).toBeLessThanOrEqual(9)
    expect(windows.flatMap(({ decided }) => decided.map(({ word }) => word))).toEqual([0, 1, 2, 3, 4, 5, 6])
  })

  it('cuts a word that is longer than a window and keeps its first sub-token', () => {
    const [window] = encode('abcdefgh', 6)
    expect(window).toEqual({ ids: [1, 97, 98, 99, 2, 3], decided: [{ word: 0, position: 1, length: 3 }] })
  })

  it('counts a word without a sub-token as of no length', () => {
    expect(encode('a - b', 10)[0]?.decided).toEqual([
      { word: 0, position: 1, length: 1 },
      { word: 1, position: 2, length: 0 },
      { word: 2, position: 2, length: 1 },
    ])
  })
})
