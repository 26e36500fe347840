import { clitic, elided } from './wordPattern'

const closing = /^([.,;:!?…)\]}»”%])\1*$/u
const opening = /^[([{«“]+$/u
const elidedWord = new RegExp(`^${elided}$`, 'iu')
const elision = /[\p{L}\p{M}]['’ʼ＇]$/u
const contraction = new RegExp(`^(?:['’ʼ＇]${clitic}|n['’ʼ＇]t)$`, 'iu')
const loneApostrophe = /^['’ʼ＇]$/u
const loneHyphen = /^[-\u2010\u2011]$/u
const innerHyphen = /[\p{L}\p{N}][-\u2010\u2011][\p{L}\p{N}]/u
const wordStart = /^[\p{L}\p{N}]/u
const wordEnd = /[\p{L}\p{M}\p{N}]$/u

/** The text that words were probably taken from, and where each one starts in it (UTF-16). */
export interface JoinedWords {
  readonly text: string
  readonly starts: readonly number[]
}

/**
 * Whether a hyphen on its own was split from a word (`Saint` `-` `Malo`) or stood between spaces (`Lyon - Pau`): words
 * that keep theirs show that hyphens are not split here.
 */
export function areHyphensSplit(sentences: readonly (readonly string[])[]): boolean {
  let alone = 0
  let inside = 0
  for (const words of sentences) {
    for (const word of words) {
      alone += loneHyphen.test(word) ? 1 : 0
      inside += innerHyphen.test(word) ? 1 : 0
    }
  }
  return alone > inside
}

/** Writes words as a text again, with spaces where a writer would put them. */
export function joinWords(words: readonly string[], hyphensSplit: boolean): JoinedWords {
  const starts: number[] = []
  let text = ''
  for (const [index, word] of words.entries()) {
    if (index > 0 && !touches(words, index, hyphensSplit)) {
      text += ' '
    }
    starts.push(text.length)
    text += word
  }
  return { text, starts }
}

/** Whether no space stands between a word and the one before it. */
function touches(words: readonly string[], index: number, hyphensSplit: boolean): boolean {
  const word = words[index] ?? ''
  const before = words[index - 1] ?? ''
  if (closing.test(word) || opening.test(before)) {
    return true
  }
  if (wordStart.test(word) && (elision.test(before) || endsInfix(words, index - 1, hyphensSplit))) {
    return true
  }
  return wordEnd.test(before) && (contraction.test(word) || endsInfix(words, index, hyphensSplit))
}

/** Whether the word is an apostrophe or a hyphen that was taken out from between its neighbours. */
function endsInfix(words: readonly string[], index: number, hyphensSplit: boolean): boolean {
  const mark = words[index] ?? ''
  const before = words[index - 1] ?? ''
  const after = words[index + 1] ?? ''
  if (!wordEnd.test(before) || !wordStart.test(after)) {
    return false
  }
  return (loneApostrophe.test(mark) && elidedWord.test(before)) || (hyphensSplit && loneHyphen.test(mark))
}
