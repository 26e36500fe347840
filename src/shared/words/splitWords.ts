import { wordPattern } from './wordPattern'
import type { WordRuleName } from './wordRule'
import { wordRules } from './wordRule'

/** A word of a text. Offsets are UTF-16 units, the end is not included. */
export interface Word {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** By rule, each made when it is first used: all of them together take longer than a program may take to start. */
const patterns = new Map<WordRuleName, RegExp>()

function patternOf(rule: WordRuleName): RegExp {
  const known = patterns.get(rule) ?? wordPattern(wordRules[rule])
  patterns.set(rule, known)
  return known
}

/**
 * Splits text into words. Every character but white space belongs to exactly one word, in the text's order.
 *
 * Words of scripts without spaces are single characters for Han, Hiragana and Katakana, and whole runs for Thai, Lao,
 * Khmer and Burmese.
 */
export function splitWords(text: string, rule: WordRuleName): Word[] {
  const pattern = patternOf(rule)
  const words: Word[] = []
  let start = skipSpaces(text, 0)
  while (start < text.length) {
    const end = plainWordEnd(text, start) ?? matchEnd(pattern, text, start)
    words.push({ text: text.slice(start, end), start, end })
    start = skipSpaces(text, end)
  }
  return words
}

/** Where the word at `start` ends; a pattern matches at any visible character. */
function matchEnd(pattern: RegExp, text: string, start: number): number {
  pattern.lastIndex = start
  return pattern.test(text) ? pattern.lastIndex : start + 1
}

/** The end of a run of plain letters and digits before white space, which any rule takes whole. Most words are such. */
function plainWordEnd(text: string, start: number): number | null {
  let end = start
  while (end < text.length && isPlain(text.charCodeAt(end))) {
    end++
  }
  return end > start && (end === text.length || isSpace(text.charCodeAt(end))) ? end : null
}

function skipSpaces(text: string, start: number): number {
  let index = start
  while (index < text.length && isSpace(text.charCodeAt(index))) {
    index++
  }
  return index
}

/** 0–9, A–Z, a–z, and the letters of Latin-1. */
function isPlain(unit: number): boolean {
  if (unit < 0x80) {
    return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39)
  }
  return unit >= 0xc0 && unit <= 0xff && unit !== 0xd7 && unit !== 0xf7
}

/** What `\s` matches, and the zero-width space. */
function isSpace(unit: number): boolean {
  if (unit < 0x80) {
    return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  }
  return unit === 0xa0 || (unit >= 0x1680 && /[\s\u200B]/u.test(String.fromCharCode(unit)))
}
