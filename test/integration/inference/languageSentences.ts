import { seededRandom } from '../../seededRandom'

interface Language {
  readonly templates: readonly string[]
  /** Fill the places `{a}`. */
  readonly names: readonly string[]
}

const languages: Readonly<Record<string, Language>> = {
  french: {
    templates: [
      'Je voudrais aller de {a} à {a} demain matin.',
      "L'avion d'{a} part-il aujourd'hui, ou faut-il passer par {a} ?",
      'Réserve-moi un billet pour {a} s’il te plaît 🙂 !',
      "C'est {a} qui a vu {a} à Noël…",
      'À quelle heure arrive-t-on à {a} (gare de {a}) ?',
    ],
    names: [
      'Saint-Étienne',
      'L’Haÿ-les-Roses',
      'Orle\u0301ans',
      'Aix-en-Provence',
      'Zoé Lefèvre',
      'Sète',
      'ŒUVRE & Cie',
    ],
  },
  english: {
    templates: [
      "I'd like to fly from {a} to {a} tomorrow, if that's OK.",
      "Didn't {a} say that {a} wouldn't come? 🤷🏽‍♀️",
      'The C.E.O. of {a}, {a}, resigned at 10:30 p.m.',
      'Mail {a} at jane.doe@example.com or see https://example.com/a?b=1.',
      '{a} paid $3,400.50 – 20% more than {a} – for it.',
    ],
    names: ['New York', "O'Hare", 'Jane Doe', 'Smith & Sons Ltd.', 'Zu\u0308rich', 'San José', 'AT&T', '🇬🇧 London'],
  },
  arabic: {
    templates: [
      'أريد السفر من {a} إلى {a} غدًا صباحًا.',
      'هل وصل {a} إلى مدينة {a}؟',
      'قالت {a} إنّ الشركة «{a}» ستنتقل قريبًا 🚆',
      'التقى {a} في {a}، ثم عاد.',
      'كَتَبَ {a} رسالةً إلى Jane في {a} سنة ٢٠٢٤',
    ],
    names: ['القاهرة', 'الدار البيضاء', 'مُحَمَّد', 'فاطمة الزهراء', 'دُبَيّ', 'شركة النور', 'بيروت'],
  },
}

export const languageNames = Object.keys(languages)

/** Sentences of each language in turns, made from templates: emoji, combining marks, writing from right to left. */
export function languageSentences(each: number, seed = 5): string[] {
  const random = seededRandom(seed)
  const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)] ?? ''
  return Array.from({ length: each }, () =>
    Object.values(languages).map(({ templates, names }) =>
      pick(templates).replaceAll('{a}', () => (random() < 0.1 ? '' : pick(names))),
    ),
  ).flat()
}
