import type { Split } from '../../shared/protocol/example'

import { splitWords } from '../../shared/words/splitWords'
import { defaultWordRule } from '../../shared/words/wordRule'
import { pick, seededRandom, shuffled } from './random'
import type { MarkedSentence, Slot } from './template'
import { expandTemplate, fillTemplate } from './template'
import { writeCarelessly } from './writeCarelessly'

/** What the sentences are made from, see `media/samples/travel-fr`. */
export interface SampleSources {
  readonly templates: readonly string[]
  readonly cities: readonly string[]
  readonly firstNames: readonly string[]
}

/** Words and their BIO2 tags, of equal number. */
export interface TaggedSentence {
  readonly words: readonly string[]
  readonly tags: readonly string[]
}

export type Sample = Readonly<Record<Split, readonly TaggedSentence[]>>

/** Sentences by split. */
export const sampleSizes: Readonly<Record<Split, number>> = { train: 3000, validation: 300, test: 400 }

/** Shares of the templates, and of the names, that a split has for itself; training has the rest. */
const shares = { validation: 0.1, test: 0.15 }

/**
 * Makes French travel orders. Test sentences have templates and names that no training sentence has, so that their
 * scores tell what was learned rather than remembered. The same seed makes the same sentences.
 */
export function makeSample(sources: SampleSources, seed = 42, sizes = sampleSizes): Sample {
  const random = seededRandom(seed)
  const templates = divideTemplates(sources.templates.map(expandTemplate), random)
  const cities = divide([...new Set(sources.cities.flatMap(expandTemplate))], familyOf, random)
  const firstNames = divide(sources.firstNames, (name) => name, random)
  const written = new Set<string>()
  const make = (split: Split): TaggedSentence[] =>
    makeSplit({ templates: templates[split], cities: cities[split], firstNames: firstNames[split] }, sizes[split], {
      random,
      written,
    })
  return { train: make('train'), validation: make('validation'), test: make('test') }
}

/** Names that share their first word (`Lyon`, `Lyon Part-Dieu`) stay together: one would give away the other. */
function familyOf(city: string): string {
  return city.replace(/^(Le|La|Les) /, '').split(' ')[0] ?? city
}

/** The entities of a template in order, and whether it has first names: each split gets some of every kind. */
function kindOf(template: string): string {
  const slots = [...template.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot)
  const order = slots.filter((slot) => slot === 'DEPART' || slot === 'ARRIVEE').join(' ')
  if (slots.includes('PRENOM')) return `${order} PRENOM`
  const stops = slots.filter((slot) => slot === 'VIA').length
  return `${order} ${Math.min(stops, 2)}`
}

type Divided = Readonly<Record<Split, readonly string[]>>

/** Deals out the items to the splits by their shares; items of one family go to the same. */
function divide(items: readonly string[], family: (item: string) => string, random: () => number): Divided {
  const families = shuffled([...new Set(items.map(family))], random)
  const validationEnd = Math.ceil(families.length * shares.validation)
  const testEnd = validationEnd + Math.ceil(families.length * shares.test)
  const validation = new Set(families.slice(0, validationEnd))
  const test = new Set(families.slice(validationEnd, testEnd))
  const inSplit = (members: ReadonlySet<string>): string[] => items.filter((item) => members.has(family(item)))
  return {
    train: items.filter((item) => !validation.has(family(item)) && !test.has(family(item))),
    validation: inSplit(validation),
    test: inSplit(test),
  }
}

/** The templates of one line of the source. */
type TemplateLine = readonly string[]

/** Deals out the templates of all lines; a split has the lines of which it got any. */
function divideTemplates(
  lines: readonly TemplateLine[],
  random: () => number,
): Readonly<Record<Split, readonly TemplateLine[]>> {
  const templates = lines.flat()
  const kinds = [...new Set(templates.map(kindOf))]
  const divided = kinds.map((kind) => {
    const ofKind = templates.filter((template) => kindOf(template) === kind)
    return divide(ofKind, (template) => template, random)
  })
  const linesOf = (split: Split): TemplateLine[] => {
    const own = new Set(divided.flatMap((part) => part[split]))
    return lines.map((line) => line.filter((template) => own.has(template))).filter((line) => line.length > 0)
  }
  return { train: linesOf('train'), validation: linesOf('validation'), test: linesOf('test') }
}

interface Making {
  readonly random: () => number
  /** All sentences so far, in any split: none is made twice. */
  readonly written: Set<string>
}

/** What one split is made from. */
interface SplitSources {
  readonly templates: readonly TemplateLine[]
  readonly cities: readonly string[]
  readonly firstNames: readonly string[]
}

function makeSplit(sources: SplitSources, size: number, { random, written }: Making): TaggedSentence[] {
  const sentences: TaggedSentence[] = []
  while (sentences.length < size) {
    // Each line in turn, so that all are seen as often; those without a slot soon repeat themselves.
    const before = written.size
    for (const line of shuffled(sources.templates, random)) {
      const sentence = writeCarelessly(fill(pick(line, random), sources, random), random)
      if (sentences.length === size || written.has(sentence.text)) continue
      written.add(sentence.text)
      sentences.push(tagWords(sentence))
    }
    if (written.size === before) throw new RangeError(`the templates make no ${size} different sentences`)
  }
  return shuffled(sentences, random)
}

function fill(template: string, sources: SplitSources, random: () => number): MarkedSentence {
  const used = new Set<string>()
  const name = (slot: Slot): string => {
    const names = slot === 'PRENOM' ? sources.firstNames : sources.cities
    let chosen = pick(names, random)
    while (used.has(chosen)) chosen = pick(names, random)
    used.add(chosen)
    return chosen
  }
  return fillTemplate(template, (variants) => pick(variants, random), name)
}

/** Splits a sentence as inference will, and tags the words of each entity. */
export function tagWords({ text, entities }: MarkedSentence): TaggedSentence {
  const words = splitWords(text, defaultWordRule)
  const tags = words.map(({ start, end }) => {
    const inside = entities.find((mark) => start < mark.end && end > mark.start)
    if (inside === undefined) return 'O'
    return `${start <= inside.start ? 'B' : 'I'}-${inside.entity}`
  })
  return { words: words.map((word) => word.text), tags }
}

/** The sample as CoNLL: a word and its tag a line, a blank line between sentences. */
export function toConll(sentences: readonly TaggedSentence[]): string {
  const blocks = sentences.map(({ words, tags }) =>
    words.map((word, index) => `${word}\t${tags[index] ?? 'O'}\n`).join(''),
  )
  return blocks.join('\n')
}
