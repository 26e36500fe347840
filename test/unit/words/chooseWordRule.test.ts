import { describe, expect, it } from 'vitest'
import { chooseWordRule, chooseWordRuleForSpans } from '../../../src/shared/words/chooseWordRule'
import { splitWords } from '../../../src/shared/words/splitWords'
import { wordRules, type WordRuleName } from '../../../src/shared/words/wordRule'

const sentences = (...texts: string[]) => texts.map((text) => text.split(' '))

const texts = [
  "Je vais jusqu'à l'aéroport de Saint-Malo, aujourd'hui.",
  "It's John's dog; don't ask, we'll see.",
  "S'il part d'Aix-les-Bains (Savoie), qu'il le dise !",
]

describe('chooseWordRule', () => {
  it.each(Object.keys(wordRules) as WordRuleName[])('finds %s from words that it split', (rule) => {
    const choice = chooseWordRule(texts.map((text) => splitWords(text, rule).map((word) => word.text)))
    expect(choice).toEqual({ rule, agreement: 1 })
  })

  it('follows the majority where words were split in several ways', () => {
    const mixed = sentences("l' aéroport", "l' hôtel", "l'avion")
    expect(chooseWordRule(mixed).rule).toBe('elision-1')
  })

  it('takes a lone hyphen for a dash where other words keep theirs', () => {
    const choice = chooseWordRule(sentences('Saint-Malo - Brest', 'Saint-Brieuc puis Aix-Sud'))
    expect(choice).toEqual({ rule: 'elision-1', agreement: 1 })
  })

  it('takes the default where nothing tells', () => {
    expect(chooseWordRule(sentences('un train')).rule).toBe('elision-1')
    expect(chooseWordRule([])).toEqual({ rule: 'elision-1', agreement: null })
  })

  it('says how few words it finds again', () => {
    const { agreement } = chooseWordRule([['New York', 'est', 'loin', '.']])
    expect(agreement).toBeCloseTo(0.75)
  })
})

describe('chooseWordRuleForSpans', () => {
  it('finds the rule that cuts the fewest spans', () => {
    const marked = (text: string, ...parts: string[]) => ({
      text,
      spans: parts.map((part) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })),
    })
    expect(chooseWordRuleForSpans([marked('Paris-Lyon', 'Paris', 'Lyon')]).rule).toBe('elision-hyphen-1')
    expect(chooseWordRuleForSpans([marked("John's", 'John')]).rule).toBe('clitic-1')
    expect(chooseWordRuleForSpans([marked("à l'Aix", 'Aix')])).toEqual({ rule: 'elision-1', agreement: 1 })
  })
})
