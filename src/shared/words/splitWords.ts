import type { WordRuleName } from './wordRule'

/** A word of a text. Offsets are UTF-16 units, the end is not included. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Splits text into words. Every character but white space belongs to exactly one word, in the text's order. */
export function splitWords(text: string, rule: WordRuleName): Word[] {
  return rule === 'space-1'
    ? [...text.matchAll(/\S+/gu)].map(([word], index) => ({ text: word, start: index, end: index + word.length }))
    : []
}
