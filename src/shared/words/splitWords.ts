import { wordPattern } from './wordPattern'
import type { WordRuleName } from './wordRule'
import { wordRules } from './wordRule'

/** A word of a text. Offsets are UTF-16 units, the end is not included. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

const patterns: Readonly<Record<string, RegExp>> = Object.fromEntries(
  Object.entries(wordRules).map(([name, rule]) => [name, wordPattern(rule)]),
)

/**
 * Splits text into words. Every character but white space belongs to exactly one word, in the text's order.
 *
 * Words of scripts without spaces are single characters for Han, Hiragana and Katakana, and whole runs for Thai, Lao,
 * Khmer and Burmese.
 */
export function splitWords(text: string, rule: WordRuleName): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(patterns[rule] ?? wordPattern(wordRules[rule]))) {
    const word = match[0]
    words.push({ text: word, start: match.index, end: match.index + word.length })
  }
  return words
}
