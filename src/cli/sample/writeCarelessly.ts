import { pick } from './random'
import type { MarkedSentence } from './template'

const openings = ['Bonjour, ', 'Bonsoir, ', 'Salut, ', 'Stp, ', 'Euh, ', 'Alors, ', 'Dis, ', 'Ok, ']
const closings = ['.', '.', ' !', ' merci', ' svp', '...']

/**
 * Writes a sentence as people type it: at times with a greeting, all in lower case, without accents, with names in
 * capitals or without their hyphens.
 */
export function writeCarelessly(sentence: MarkedSentence, random: () => number): MarkedSentence {
  let marked = sentence
  if (random() < 0.1) marked = prepend(pick(openings, random), marked)
  if (random() < 0.15 && /[\p{L}\p{N}]$/u.test(marked.text)) {
    marked = { ...marked, text: marked.text + pick(closings, random) }
  }
  if (random() < 0.08) marked = mapNames(marked, (name) => name.toUpperCase())
  if (random() < 0.05) marked = mapNames(marked, (name) => name.replaceAll('-', ' '))
  if (random() < 0.18) marked = { ...marked, text: marked.text.toLowerCase() }
  if (random() < 0.15) marked = { ...marked, text: withoutAccents(marked.text) }
  return marked
}

function prepend(opening: string, { text, entities }: MarkedSentence): MarkedSentence {
  const shift = opening.length
  return {
    text: opening + text,
    entities: entities.map(({ entity, start, end }) => ({ entity, start: start + shift, end: end + shift })),
  }
}

/** `change` keeps the length, so that the offsets stay right. */
function mapNames({ text, entities }: MarkedSentence, change: (name: string) => string): MarkedSentence {
  const changed = entities.reduce(
    (whole, { start, end }) => whole.slice(0, start) + change(whole.slice(start, end)) + whole.slice(end),
    text,
  )
  return { text: changed, entities }
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}
