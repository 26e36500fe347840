import type { Aggregation } from '../../shared/protocol/inference'
import type { EntitySpan } from '../../shared/protocol/prediction'
import type { CharacterRange } from '../encode/locateTokens'
import { argmax } from './softmax'

/** One word and what the model said of its sub-tokens. Offsets are UTF-16 units into the text. */
export interface ScoredWord {
  readonly start: number
  readonly end: number
  /** A row a sub-token, none for a word that the tokenizer drops (a zero-width space, for one). */
  readonly probabilities: readonly Float64Array[]
  /** Which characters of the word each of its first so many sub-tokens covers. */
  readonly locate: (count: number) => readonly CharacterRange[]
}

/** Something tagged: a word or a sub-token. */
interface Tagged {
  readonly tag: string
  readonly score: number
  readonly start: number
  readonly end: number
}

/**
 * Entities of a text in the way of Hugging Face's `TokenClassificationPipeline` (transformers 5.23,
 * `pipelines/token_classification.py`: `aggregate`, `aggregate_word`, `group_entities`), with real words in place of its
 * guess which tokens belong together. A word without a sub-token counts as outside, as in the trainer's scores.
 */
export function groupEntities(
  text: string,
  words: readonly ScoredWord[],
  labels: readonly string[],
  aggregation: Aggregation,
): EntitySpan[] {
  const tagged = words.flatMap((word) => tagWord(word, labels, aggregation))
  const groups = aggregation === 'none' ? tagged.map((item) => [item]) : joinTags(tagged)
  return groups.flatMap((group) => toSpan(text, group, aggregation === 'none'))
}

function tagWord(word: ScoredWord, labels: readonly string[], aggregation: Aggregation): Tagged[] {
  const { start, end, probabilities: rows } = word
  const tag = (row: Float64Array, range: CharacterRange): Tagged => {
    const best = argmax(row)
    return { tag: labels[best] ?? outside, score: row[best] ?? 0, start: range.start, end: range.end }
  }
  const decision = decideWord(word, aggregation)
  if (!decision) return [{ tag: outside, score: 1, start, end }]
  if (aggregation !== 'none' && aggregation !== 'simple') return [tag(decision, word)]
  const ranges = word.locate(rows.length)
  return rows.map((row, index) => tag(row, shift(ranges[index], word)))
}

/**
 * The probabilities that decide a word; undefined for one without a sub-token. Where sub-tokens are decided alone, a
 * word has those of its first.
 */
export function decideWord({ probabilities: rows }: ScoredWord, aggregation: Aggregation): Float64Array | undefined {
  const [first] = rows
  if (!first || rows.length === 1) return first
  switch (aggregation) {
    case 'none':
    case 'simple':
    case 'first':
      return first
    case 'average':
      return mean(rows, first.length)
    case 'max':
      return mostCertain(rows, first)
  }
}

function shift(range: CharacterRange | undefined, word: ScoredWord): CharacterRange {
  return range ? { start: word.start + range.start, end: word.start + range.end } : word
}

function mean(rows: readonly Float64Array[], labels: number): Float64Array {
  const sums = new Float64Array(labels)
  for (const row of rows)
    for (const [label, probability] of row.entries()) sums[label] = (sums[label] ?? 0) + probability
  return sums.map((sum) => sum / rows.length)
}

function mostCertain(rows: readonly Float64Array[], first: Float64Array): Float64Array {
  return rows.reduce((best, row) => (Math.max(...row) > Math.max(...best) ? row : best), first)
}

/** The label of what is no entity. */
export const outside = 'O'

/** A tag's position and type; a tag without a position continues, so that equal neighbours join. */
function parseTag(tag: string): { opens: boolean; type: string } {
  const positioned = tag.startsWith('B-') || tag.startsWith('I-')
  return { opens: tag.startsWith('B-'), type: positioned ? tag.slice(2) : tag }
}

/** Runs of neighbours of one type; `B-` always opens a new one. */
function joinTags(items: readonly Tagged[]): Tagged[][] {
  const groups: Tagged[][] = []
  let type: string | undefined
  for (const item of items) {
    const tag = parseTag(item.tag)
    const group = groups.at(-1)
    if (group && tag.type === type && !tag.opens) group.push(item)
    else groups.push([item])
    type = tag.type
  }
  return groups
}

function toSpan(text: string, group: readonly Tagged[], keepTag: boolean): EntitySpan[] {
  const [first] = group
  if (!first || first.tag === outside) return []
  const end = group.at(-1)?.end ?? first.end
  return [
    {
      entity_group: keepTag ? first.tag : parseTag(first.tag).type,
      score: group.reduce((sum, { score }) => sum + score, 0) / group.length,
      word: text.slice(first.start, end),
      start: first.start,
      end,
    },
  ]
}
