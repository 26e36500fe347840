import { findSplitHabits, joinWords } from './joinWords'
import { splitWords } from './splitWords'
import type { WordRuleName } from './wordRule'
import { defaultWordRule, wordRules } from './wordRule'

export interface WordRuleChoice {
  readonly rule: WordRuleName
  /** Share of the words that the rule finds again in the text they were taken from; null without words. */
  readonly agreement: number | null
}

/** A text and the places in it where words must begin and end (UTF-16), such as the ends of entities. */
export interface MarkedText {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number }[]
}

export const wordRuleNames = Object.keys(wordRules) as readonly WordRuleName[]

/**
 * The rule that finds most of these sentences' words again in the text that they were probably taken from. On a tie
 * the first in the table.
 */
export function chooseWordRule(sentences: readonly (readonly string[])[]): WordRuleChoice {
  const habits = findSplitHabits(sentences)
  return choose(
    sentences.map((words) => {
      const { text, starts } = joinWords(words, habits)
      return { text, spans: starts.map((start, index) => ({ start, end: start + (words[index] ?? '').length })) }
    }),
    (span, starts, ends) => starts.get(span.start) === span.end && ends.has(span.end),
  )
}

/** The rule that cuts fewest of these spans: both their ends are ends of words. On a tie the first in the table. */
export function chooseWordRuleForSpans(texts: readonly MarkedText[]): WordRuleChoice {
  return choose(texts, (span, starts, ends) => starts.has(span.start) && ends.has(span.end))
}

type Fits = (
  span: MarkedText['spans'][number],
  starts: ReadonlyMap<number, number>,
  ends: ReadonlySet<number>,
) => boolean

/** What the rules treat differently. In a text without it all that split punctuation off find the same words. */
const debated = /['’ʼ＇\u2010\u2011-]/u

function choose(texts: readonly MarkedText[], fits: Fits): WordRuleChoice {
  const total = texts.reduce((sum, { spans }) => sum + spans.length, 0)
  const count = (some: readonly MarkedText[], rule: WordRuleName) =>
    some.reduce((sum, marked) => sum + countFitting(marked, rule, fits), 0)
  const plain = texts.filter(({ text }) => !debated.test(text))
  const others = texts.filter(({ text }) => debated.test(text))
  const plainFound = { split: count(plain, defaultWordRule), whole: count(plain, 'space-1') }
  let best = { rule: defaultWordRule, found: -1 }
  for (const rule of wordRuleNames) {
    const found = count(others, rule) + (wordRules[rule].punctuation ? plainFound.split : plainFound.whole)
    if (found > best.found) {
      best = { rule, found }
    }
  }
  return { rule: best.rule, agreement: total === 0 ? null : best.found / total }
}

function countFitting({ text, spans }: MarkedText, rule: WordRuleName, fits: Fits): number {
  const words = splitWords(text, rule)
  const starts = new Map(words.map(({ start, end }) => [start, end]))
  const ends = new Set(words.map(({ end }) => end))
  return spans.filter((span) => fits(span, starts, ends)).length
}
