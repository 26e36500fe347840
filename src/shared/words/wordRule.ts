/** What a rule does with an apostrophe between letters. */
export type ApostropheHabit =
  /** Stays inside the word: `l'aéroport`, `don't`. */
  | 'inside'
  /** Ends an elided word: `l'` `aéroport`; stays inside elsewhere: `aujourd'hui`. */
  | 'elision'
  /** Opens a clitic: `It` `'s`, `do` `n't`. */
  | 'clitic'
  /** A word of its own: `l` `'` `aéroport`. */
  | 'apart'

/** How text is split into words. */
export interface WordRule {
  /** Whether punctuation is split from words; if not, only white space separates. */
  readonly punctuation: boolean
  readonly apostrophe: ApostropheHabit
  /** Whether a hyphen between letters separates: `Saint` `-` `Malo`. */
  readonly hyphen: boolean
}

/**
 * The rules by name. The name is stored with a model, so what a name means never changes: a better rule gets a new
 * name. The first is the default, and wins a tie.
 */
export const wordRules = {
  'elision-1': { punctuation: true, apostrophe: 'elision', hyphen: false },
  'elision-hyphen-1': { punctuation: true, apostrophe: 'elision', hyphen: true },
  'whole-1': { punctuation: true, apostrophe: 'inside', hyphen: false },
  'whole-hyphen-1': { punctuation: true, apostrophe: 'inside', hyphen: true },
  'clitic-1': { punctuation: true, apostrophe: 'clitic', hyphen: false },
  'clitic-hyphen-1': { punctuation: true, apostrophe: 'clitic', hyphen: true },
  'apart-1': { punctuation: true, apostrophe: 'apart', hyphen: false },
  'apart-hyphen-1': { punctuation: true, apostrophe: 'apart', hyphen: true },
  'space-1': { punctuation: false, apostrophe: 'inside', hyphen: false },
} as const satisfies Record<string, WordRule>

export type WordRuleName = keyof typeof wordRules

export const defaultWordRule: WordRuleName = 'elision-1'

/** Whether this version knows the rule that a model was stored with. */
export function isWordRuleName(name: string): name is WordRuleName {
  return Object.hasOwn(wordRules, name)
}
