import { readFileSync } from 'node:fs'
import { readTokenizer } from '../../../src/inference/encode/wordTokenizer'
import { readModelDescription } from '../../../src/inference/model/modelFolder'
import { splitWords } from '../../../src/shared/words/splitWords'

/** Knows what a model makes of texts, to choose texts by their length. */
export interface Sentences {
  /** As they are in the file. */
  readonly all: readonly string[]
  /** Different texts of exactly so many sub-tokens, special ones included. */
  ofLength(length: number, count: number): string[]
  /** Position among a text's tokens, from 1 behind the special one, of each word's first; NaN for a word without. */
  firstTokens(text: string): number[]
}

/** @param file a CoNLL file */
export async function readSentences(file: string, model: string): Promise<Sentences> {
  const [{ wordRule }, tokenizer] = await Promise.all([readModelDescription(model), readTokenizer(model)])
  const special = tokenizer.prefix.length + tokenizer.suffix.length
  const lengthOf = (word: string) => tokenizer.encodeWord(word).ids.length
  const blocks = readFileSync(file, 'utf8')
    .trim()
    .split(/\r?\n\r?\n/)
  const sentences = blocks.map((block) => block.split(/\r?\n/).map((line) => line.split(/\s/)[0] ?? ''))
  return {
    all: sentences.map((words) => words.join(' ')),
    ofLength(length, count) {
      const words = sentences.flat().filter((word) => /^\p{L}+$/u.test(word))
      const short = words.filter((word) => lengthOf(word) === 1)
      return Array.from({ length: count }, (_, number) =>
        fill(words.slice((number * 37) % words.length), short, length - special, lengthOf),
      )
    },
    firstTokens(text) {
      let position = 1
      return splitWords(text, wordRule).map((word) => {
        const length = lengthOf(word.text)
        position += length
        return length === 0 ? NaN : position - length
      })
    },
  }
}

/** Words in their order as long as they fit, then short ones. */
function fill(words: readonly string[], short: readonly string[], room: number, lengthOf: (word: string) => number) {
  const chosen: string[] = []
  let left = room
  for (const word of words) {
    if (lengthOf(word) > left) break
    chosen.push(word)
    left -= lengthOf(word)
  }
  return [...chosen, ...short.slice(0, left)].join(' ')
}
