import { clitic, elided } from './wordPattern'

const closing = /^([.,;:!?…)\]}»”%])\1*$/u
const attachedMark = /[\p{L}\p{N}][,;:!?)\]}»”]$/u
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

/** Whether marks on words of their own were split from the word beside them, or stood between spaces. */
export interface SplitHabits {
  /** `Saint` `-` `Malo`, and not `Lyon - Pau`. */
  readonly hyphens: boolean
  /** `Paris` `,` and not `Paris , `. */
  readonly punctuation: boolean
}

/** Words that keep their marks show that these are not split here, and that those on their own stood so. */
export function findSplitHabits(sentences: readonly (readonly string[])[]): SplitHabits {
  let hyphens = 0
  let punctuation = 0
  for (const words of sentences) {
    for (const word of words) {
      hyphens += loneHyphen.test(word) ? 1 : innerHyphen.test(word) ? -1 : 0
      punctuation += closing.test(word) ? 1 : attachedMark.test(word) ? -1 : 0
    }
  }
  return { hyphens: hyphens > 0, punctuation: punctuation > 0 }
}

/** Writes words as a text again, with spaces where a writer would put them. */
export function joinWords(words: readonly string[], habits: SplitHabits): JoinedWords {
  const starts: number[] = []
  let text = ''
  for (const [index, word] of words.entries()) {
    if (index > 0 && !touches(words, index, habits)) {
      text += ' '
    }
    starts.push(text.length)
    text += word
  }
  return { text, starts }
}

/** Whether no space stands between a word and the one before it. */
function touches(words: readonly string[], index: number, habits: SplitHabits): boolean {
  const word = words[index] ?? ''
  const before = words[index - 1] ?? ''
  if (habits.punctuation && (closing.test(word) || opening.test(before))) {
    return true
  }
  if (wordStart.test(word) && (elision.test(before) || endsInfix(words, index - 1, habits))) {
    return true
  }
  return wordEnd.test(before) && (contraction.test(word) || endsInfix(words, index, habits))
}

/** Whether the word is an apostrophe or a hyphen that was taken out from between its neighbours. */
function endsInfix(words: readonly string[], index: number, habits: SplitHabits): boolean {
  const mark = words[index] ?? ''
  const before = words[index - 1] ?? ''
  const after = words[index + 1] ?? ''
  if (!wordEnd.test(before) || !wordStart.test(after)) {
    return false
  }
  return (loneApostrophe.test(mark) && elidedWord.test(before)) || (habits.hyphens && loneHyphen.test(mark))
}
