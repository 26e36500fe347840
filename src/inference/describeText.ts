import type { Aggregation, Detail, TextPart } from '../shared/protocol/inference'
import type { ScoreStep } from './TextScores'
import { describeWord } from './decode/describeWord'
import { groupEntities } from './decode/groupEntities'

/** What is to be told of texts. */
export interface Describe {
  readonly aggregation: Aggregation
  readonly detail: Detail
}

/** Words or entities of one message, so that whoever receives it is not held up by a long text. */
const itemsAtOnce = 1000

/** What is to be told of a text now that more of it is known: its entities too, when all is. */
export function describeText(
  { scores: { index, text, words }, news, isLast }: ScoreStep,
  labels: readonly string[],
  options: Describe,
): TextPart[] {
  const parts: TextPart[] = slices(options.detail === 'entities' ? [] : news).map((slice) => ({
    text: index,
    words: slice.map((word) => describeWord(word, labels, options)),
    entities: [],
    isLast: false,
  }))
  if (!isLast) return parts
  const entities = slices(groupEntities(text, words, labels, options.aggregation))
  const last = parts.pop() ?? { text: index, words: [], entities: [], isLast: false }
  return [
    ...parts,
    { ...last, entities: entities.shift() ?? [], isLast: entities.length === 0 },
    ...entities.map((slice, position) => ({
      text: index,
      words: [],
      entities: slice,
      isLast: position === entities.length - 1,
    })),
  ]
}

function slices<T>(items: readonly T[]): (readonly T[])[] {
  const count = Math.ceil(items.length / itemsAtOnce)
  return Array.from({ length: count }, (_, index) => items.slice(index * itemsAtOnce, (index + 1) * itemsAtOnce))
}
