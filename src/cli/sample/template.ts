/** What a template's slot is filled with; all but the last two become entities. */
export const slots = ['DEPART', 'ARRIVEE', 'VIA', 'PRENOM', 'VILLE'] as const
export type Slot = (typeof slots)[number]

/** Where an entity is in its sentence, in UTF-16 units. */
export interface EntityMark {
  readonly entity: Slot
  readonly start: number
  readonly end: number
}

/** A sentence with its entities in order. */
export interface MarkedSentence {
  readonly text: string
  readonly entities: readonly EntityMark[]
}

/** All templates that a line with `<a|b>` stands for. */
export function expandTemplate(line: string): readonly string[] {
  const choice = /<([^>]*)>/.exec(line)
  if (choice?.[1] === undefined) return [line]
  const before = line.slice(0, choice.index)
  const after = line.slice(choice.index + choice[0].length)
  return choice[1].split('|').flatMap((variant) => expandTemplate(before + variant + after))
}

/**
 * Fills a template: one of the variants of each `[a|b]`, and a name in each `{SLOT}`, with French elision (`d'Amiens`)
 * and contraction (`du Havre`, `aux Arcs`) around it.
 *
 * @param choose picks one of the variants
 * @param name gives the next name for a slot
 */
export function fillTemplate(
  template: string,
  choose: (variants: readonly string[]) => string,
  name: (slot: Slot) => string,
): MarkedSentence {
  const chosen = template.replace(/\[([^\]]*)\]/g, (_, variants: string) => choose(variants.split('|')))
  const entities: EntityMark[] = []
  let text = ''
  for (const [index, piece] of chosen.split(/\{(\w+)\}/).entries()) {
    if (index % 2 === 0) text += piece
    else {
      const slot = slotNamed(piece)
      const joined = joinName(text, name(slot))
      text = joined.before + joined.name
      if (slot !== 'PRENOM' && slot !== 'VILLE') {
        entities.push({ entity: slot, start: joined.before.length, end: text.length })
      }
    }
  }
  return { text: text.trimEnd(), entities }
}

function slotNamed(name: string): Slot {
  const slot = slots.find((known) => known === name)
  if (slot === undefined) throw new SyntaxError(`a template names the slot {${name}}`)
  return slot
}

const contracted: Readonly<Record<string, string>> = {
  'de le': 'du',
  'de les': 'des',
  'à le': 'au',
  'à les': 'aux',
}

/** Joins a name to the text before it; a contraction takes the name's article. */
function joinName(before: string, name: string): { readonly before: string; readonly name: string } {
  const preposition = /(?<![\p{L}\p{N}])(de|à) $/iu.exec(before)?.[1]
  if (preposition === undefined) return { before, name }
  const stem = before.slice(0, -preposition.length - 1)
  const article = /^(le|les) /i.exec(name)?.[1]
  const contraction = article && contracted[`${preposition} ${article}`.toLowerCase()]
  if (article !== undefined && contraction !== undefined && contraction !== '') {
    return { before: `${stem}${likeCase(contraction, preposition)} `, name: name.slice(article.length + 1) }
  }
  const elides = preposition.toLowerCase() === 'de' && /^[aeiouyàâéèêîôû]/i.test(name)
  return elides ? { before: `${stem}${preposition.charAt(0)}'`, name } : { before, name }
}

function likeCase(word: string, model: string): string {
  const isCapital = /^\p{Lu}/u.test(model)
  return isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word
}
