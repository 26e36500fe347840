import type { WordRule } from './wordRule'

const apostrophe = "['’ʼ＇]"
const hyphen = '[-\u2010\u2011]'
/** Scripts that write no spaces and whose characters are words enough (BERT's tokenizers split them too). */
const ideograph = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}]'
/** Soft hyphens and (non-)joiners belong to the word around them. */
const letter = `(?!${ideograph})[\\p{L}\\p{M}\\p{N}_\u00AD\u200C\u200D]`
const wordEnd = `(?!${letter})`
/** What is neither white space nor a zero-width space. */
const visible = '[^\\s\u200B]'

/** Words that lose a vowel before another word, in French, Italian and Catalan. */
export const elided =
  '(?:[cçdjlmnstv]|qu|jusqu|lorsqu|puisqu|quoiqu|un|(?:co|da|de|ne|su)?ll|all|gl|quest|quell|dov|com|anch)'
/** What follows the apostrophe of an English contraction or possessive. */
export const clitic = '(?:s|m|d|ll|re|ve)'

/** Always one word, whatever the rule. The first that matches wins. */
const units = [
  // Addresses, without the punctuation of the sentence that they end. Bounded, or long runs would take quadratic time.
  `(?:https?://|www\\.)${visible}*[^\\s\u200B.,;:!?…"'»”’)\\]}>]`,
  '[\\p{L}\\p{N}._%+-]{1,64}@(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}\\p{L}{2,}',
  `(?:[\\p{L}\\p{N}-]{1,63}\\.){1,8}(?:com|org|net|edu|gov|info|eu|fr|be|ch|ca|de|es|it|uk|io)(?:/${visible}*[\\p{L}\\p{N}/])?${wordEnd}`,
  // Mentions and hashtags.
  `[@#](?:${letter})+`,
  '&(?:amp|lt|gt|quot|apos|nbsp|#\\d+);',
  // Emoticons and arrows between spaces or at an arrow's place.
  "(?<![^\\s\u200B])(?:[:;=][-']?[)(\\]\\[DPOo3/\\\\|*]|<3)(?![^\\s\u200B])",
  '[-=]{1,3}>|<[-=]{1,3}',
  // Emoji with modifiers, joined ones, and flags.
  '\\p{Regional_Indicator}{2}',
  '\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\uFE0F\u20E3]*' +
    '(?:\u200D\\p{Extended_Pictographic}[\\p{Emoji_Modifier}\uFE0F\u20E3]*)*',
  // U.S.A. and p.m.
  `(?:\\p{L}\\.){2,}(?:\\p{L}${wordEnd})?`,
  `${ideograph}\\p{M}*`,
]

/** Runs of one mark, and any other single character with its combining marks. */
const rest = ['([.!?…*~=_-])\\1+', `${visible}\\p{M}*`]

/** What may stand between letters inside a word. Digits are also joined by marks: 12/03, 10:30, 1,000.5. */
function joiners(rule: WordRule): string {
  const between = [`(?<=\\p{N})[.,:/](?=\\p{N})`]
  if (!rule.hyphen) {
    between.push(hyphen)
  }
  if (rule.apostrophe === 'inside' || rule.apostrophe === 'elision') {
    between.push(apostrophe)
  }
  if (rule.apostrophe === 'clitic') {
    between.push(`${apostrophe}(?!(?:${clitic}|t)${wordEnd})`)
  }
  return `(?:${between.join('|')})`
}

/** The words that the treatment of apostrophes makes, tried before whole words. */
function contractions(rule: WordRule): string[] {
  switch (rule.apostrophe) {
    case 'elision':
      return [`${elided}${apostrophe}`]
    case 'clitic':
      return [
        `(?:${letter})+?(?=n${apostrophe}t${wordEnd})`,
        `n${apostrophe}t${wordEnd}`,
        `(?<=[\\p{L}\\p{M}\\p{N}])${apostrophe}${clitic}${wordEnd}`,
      ]
    case 'inside':
    case 'apart':
      return []
  }
}

/** A sticky pattern that matches the word at any visible character of a text. */
export function wordPattern(rule: WordRule): RegExp {
  if (!rule.punctuation) {
    return new RegExp(`${visible}+`, 'uy')
  }
  const word = `(?:${letter})+(?:${joiners(rule)}(?:${letter})+)*`
  return new RegExp([...units, ...contractions(rule), word, ...rest].join('|'), 'iuy')
}
