import { describe, expect, it } from 'vitest'
import { splitWords } from '../../../src/shared/words/splitWords'
import { wordPattern } from '../../../src/shared/words/wordPattern'
import { wordRules, type WordRuleName } from '../../../src/shared/words/wordRule'
import { seededRandom } from '../../seededRandom'

const names = Object.keys(wordRules) as WordRuleName[]
const split = (text: string, rule: WordRuleName) => splitWords(text, rule).map((word) => word.text)

describe('splitWords', () => {
  it.each([
    ['elision-1', "Jusqu'à l'aéroport d’Orly, aujourd'hui.", "Jusqu' à l' aéroport d’ Orly , aujourd'hui ."],
    ['elision-1', "Villeneuve-d'Ascq–Lille ?", "Villeneuve-d'Ascq – Lille ?"],
    ['elision-1', "I don't know John's dog", "I don't know John's dog"],
    ['elision-hyphen-1', "rendez-vous à Port-d'Agde", "rendez - vous à Port - d' Agde"],
    ['whole-1', "l'aéroport d'Orly", "l'aéroport d'Orly"],
    ['whole-hyphen-1', "l'aéroport Aix-Sud", "l'aéroport Aix - Sud"],
    ['clitic-1', "It's John's, I don't, we'll, O'Brien", "It 's John 's , I do n't , we 'll , O'Brien"],
    ['clitic-hyphen-1', "it's up-to-date", "it 's up - to - date"],
    ['apart-1', "j’ai l'avion Aix-Sud", "j ’ ai l ' avion Aix-Sud"],
    ['apart-hyphen-1', "l'Aix-Sud", "l ' Aix - Sud"],
    ['space-1', 'Paris, puis (Lyon)?', 'Paris, puis (Lyon)?'],
  ] as const)('%s: %s', (rule, text, words) => {
    expect(split(text, rule)).toEqual(words.split(' '))
  })

  it.each([
    ['numbers, dates and times', 'le 12/03 à 10:30, 1,000.5 km', 'le 12/03 à 10:30 , 1,000.5 km'],
    [
      'addresses without the mark that ends the sentence',
      'voir https://a.fr/x?y=1. a.b@c.fr !',
      'voir https://a.fr/x?y=1 . a.b@c.fr !',
    ],
    ['mentions and hashtags', '@ann_b: #été!', '@ann_b : #été !'],
    ['abbreviations', 'the U.S.A. at 5 p.m.', 'the U.S.A. at 5 p.m.'],
    ['runs of marks and arrows', 'Lyon -> Metz... quoi ?!', 'Lyon -> Metz ... quoi ? !'],
    ['emoji with modifiers, joined, and flags', '👍🏽👩‍👧 🇫🇷❤️ok', '👍🏽 👩‍👧 🇫🇷 ❤️ ok'],
    ['combining marks', 'e\u0301te\u0301 x', 'e\u0301te\u0301 x'],
    ['ideographs one by one', '東京へGo', '東 京 へ Go'],
    ['zero-width spaces like spaces', 'a\u200Bb', 'a b'],
  ])('keeps %s', (_, text, words) => {
    expect(split(text, 'elision-1')).toEqual(words.split(' '))
  })

  it('gives offsets in UTF-16 units', () => {
    expect(splitWords('😀 à Metz', 'elision-1')).toEqual([
      { text: '😀', start: 0, end: 2 },
      { text: 'à', start: 3, end: 4 },
      { text: 'Metz', start: 5, end: 9 },
    ])
  })

  it.each(names)('%s covers every character but white space once, in order', (rule) => {
    const pool = [..."aÉz09'’-.,!?@#&;:/()_ \t\n\u00A0\u200B\u0301\u200D😀👩🏽🇫東カข\uD800<>=*«»"]
    let state = 7
    const next = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32
    for (let round = 0; round < 500; round++) {
      const text = Array.from({ length: 40 }, () => pool[Math.floor(next() * pool.length)] ?? '').join('')
      const words = splitWords(text, rule)
      expect(words.map((word) => text.slice(word.start, word.end))).toEqual(words.map((word) => word.text))
      expect(words.every((word, index) => word.start >= (words[index - 1]?.end ?? 0))).toBe(true)
      expect(words.map((word) => word.text).join('')).toBe(text.replace(/[\s\u200B]/gu, ''))
    }
  })

  it.each(names)('takes the quick way only where the pattern of %s finds the same', (rule) => {
    const next = seededRandom(11)
    const pool = [
      "l'",
      'a',
      'Été',
      '3',
      'U.',
      'x.fr',
      '.',
      ',',
      '?',
      ':',
      ')',
      ':)',
      ' ',
      ' ',
      '-',
      '…',
      '@',
      '🚆',
      'e\u0301',
    ]
    const pattern = new RegExp(wordPattern(wordRules[rule]).source, 'giu')
    for (let round = 0; round < 2000; round++) {
      const text = Array.from({ length: 8 }, () => pool[Math.floor(next() * pool.length)] ?? '').join('')
      expect(splitWords(text, rule).map((word) => word.text)).toEqual(text.match(pattern) ?? [])
    }
  })

  it('does not slow down on long runs without spaces', () => {
    // In quadratic time this would run out of the test's own time.
    const text = 'a-'.repeat(20_000) + "'".repeat(20_000) + 'xx.'.repeat(20_000)
    const words = splitWords(text, 'elision-1')
    expect(words.map((word) => word.text).join('')).toBe(text)
  })
})
