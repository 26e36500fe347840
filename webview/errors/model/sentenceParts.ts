import type { SpanMatch } from '../../../src/shared/entities/matchSpans'
import type { WordSpan } from '../../../src/shared/entities/wordSpans'

/** Neighbouring words of a sentence: without an entity, or with entities that overlap. */
export interface SentencePart {
  /** Words from `start` to before `end`. */
  readonly start: number
  readonly end: number
  /** Empty for words without an entity, unless only the run beside has one there. */
  readonly matches: readonly SpanMatch[]
  /** Of the run beside. */
  readonly others: readonly WordSpan[]
}

/** Cuts a sentence where no entity of the data or of a model is cut. @param words their number */
export function sentenceParts(
  words: number,
  matches: readonly SpanMatch[],
  others: readonly WordSpan[] = [],
): SentencePart[] {
  const entities = [...matches.map((match) => ({ ...rangeOf(match), match, other: null })), ...others.map(asEntity)]
  const parts: { start: number; end: number; matches: SpanMatch[]; others: WordSpan[] }[] = []
  let end = 0
  for (const entity of entities.sort((one, other) => one.start - other.start)) {
    let part = parts.at(-1)
    if (part === undefined || entity.start >= part.end) {
      if (entity.start > end) parts.push({ start: end, end: entity.start, matches: [], others: [] })
      part = { start: entity.start, end: entity.end, matches: [], others: [] }
      parts.push(part)
    }
    if (entity.match !== null) part.matches.push(entity.match)
    if (entity.other !== null) part.others.push(entity.other)
    end = part.end = Math.max(part.end, entity.end)
  }
  return end < words ? [...parts, { start: end, end: words, matches: [], others: [] }] : parts
}

function asEntity(other: WordSpan) {
  return { start: other.start, end: other.end, match: null, other }
}

function rangeOf({ gold, predicted }: SpanMatch): { start: number; end: number } {
  return {
    start: Math.min(gold?.start ?? Infinity, predicted?.start ?? Infinity),
    end: Math.max(gold?.end ?? 0, predicted?.end ?? 0),
  }
}
