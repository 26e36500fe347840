import { seededRandom } from '../../seededRandom'

/** Words that tokenizers are known to disagree about: marks, scripts, invisible characters, look-alikes of their own signs. */
export const oddWords = [
  'Saint-Étienne',
  'e\u0301te\u0301',
  'L’Haÿ-les-Roses',
  "l'aéroport",
  "aujourd'hui",
  "can't",
  'ŒUVRE',
  'ﬁnale',
  'ＡＢＣ',
  '½',
  'm²',
  '№5',
  '😀',
  '👩‍👩‍👧',
  '🇫🇷',
  '🫠',
  '❤️',
  '東京都',
  'きゃ',
  '서울',
  'ΟΔΟΣ',
  'İstanbul',
  'Straße',
  'Москва',
  'مرحبا',
  'हिन्दी',
  '\u200b',
  'a\u200bb',
  'co\u00adop',
  '\u0301',
  '\u0000',
  'x\u0007y',
  '\u00a0',
  '…',
  '--',
  '?!',
  '«',
  '##ing',
  '▁de',
  'Ġde',
  '[SEP]',
  '<s>',
  '</s>',
  '<mask>',
  'http://exemple.fr/a?b=c&d',
  '1234567890',
  '3,14',
  'x'.repeat(130),
  'é'.repeat(60),
  '\u{1d400}\u{1d401}',
  '\u{20000}',
] as const

const plainWords = (
  'je voudrais aller de Paris à Lyon demain matin un billet pour Brest au départ Nancy comment rejoindre Sète ' +
  'Réserve-moi train Le Mans La Roche sur Yon Villeneuve Ascq Tours avec mon ami Albert quel temps fera-t-il ce soir'
).split(' ')

/** Sentences as words: plain French, with an odd word in about every fourth place. */
export function makeSentences(count: number, longest: number, seed = 1): string[][] {
  const random = seededRandom(seed)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + Math.floor(random() * longest) }, () => pick(random() < 0.25 ? oddWords : plainWords)),
  )
}
