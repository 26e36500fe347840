import type { WordTokenizer } from './wordTokenizer'

/** Words of one step, a few milliseconds' work. */
const wordsAtOnce = 200

/** Sub-tokens of each word, counted in steps: other work may be done between them. */
export function* countTokens(words: readonly string[], tokenizer: WordTokenizer): Generator<undefined, number[]> {
  const counts: number[] = []
  for (const word of words) {
    counts.push(tokenizer.encodeWord(word).ids.length)
    if (counts.length % wordsAtOnce === 0) yield undefined
  }
  return counts
}
