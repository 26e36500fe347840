import type { WordSpan } from './wordSpans'

/** What became of an entity: found as it is, or in which way the model is wrong about it. */
export const matchKinds = ['right', 'missed', 'spurious', 'label', 'boundary'] as const
export type MatchKind = (typeof matchKinds)[number]

/** An entity of the data, of the model, or both where they are about the same words. */
export type SpanMatch =
  | { readonly kind: 'missed'; readonly gold: WordSpan; readonly predicted: null }
  | { readonly kind: 'spurious'; readonly gold: null; readonly predicted: WordSpan }
  | { readonly kind: 'right' | 'label' | 'boundary'; readonly gold: WordSpan; readonly predicted: WordSpan }

/**
 * Pairs the entities of a sentence with those predicted; each is in exactly one match. First, those of exactly the same
 * words: right, or the wrong label. Of the others, those that share a word have the wrong boundary, of whichever types:
 * the pair of one type first, then the one that shares the most words, then the leftmost. So of two predicted within one
 * of gold one is its wrong boundary and the other spurious. What is left is missed or spurious.
 *
 * @param gold in order, without overlaps, as `predicted` is
 * @returns in the order of their first words
 */
export function matchSpans(gold: readonly WordSpan[], predicted: readonly WordSpan[]): SpanMatch[] {
  if (gold.length === 0 && predicted.length === 0) return []
  const matches: SpanMatch[] = []
  const free = { gold: new Set(gold), predicted: new Set(predicted) }
  const pair = (one: WordSpan, other: WordSpan, kind: 'right' | 'label' | 'boundary') => {
    matches.push({ kind, gold: one, predicted: other })
    free.gold.delete(one)
    free.predicted.delete(other)
  }
  for (const one of gold) {
    const same = predicted.find(({ start, end }) => start === one.start && end === one.end)
    if (same !== undefined) pair(one, same, same.type === one.type ? 'right' : 'label')
  }
  for (const { one, other } of overlaps([...free.gold], [...free.predicted]))
    if (free.gold.has(one) && free.predicted.has(other)) pair(one, other, 'boundary')
  for (const one of free.gold) matches.push({ kind: 'missed', gold: one, predicted: null })
  for (const other of free.predicted) matches.push({ kind: 'spurious', gold: null, predicted: other })
  return matches.sort((one, other) => startOf(one) - startOf(other))
}

interface Overlap {
  readonly one: WordSpan
  readonly other: WordSpan
  /** Words that both have. */
  readonly shared: number
}

/** Pairs that share a word, the best ones first. */
function overlaps(gold: readonly WordSpan[], predicted: readonly WordSpan[]): readonly Overlap[] {
  const found = gold.flatMap((one) =>
    predicted.map((other) => ({ one, other, shared: Math.min(one.end, other.end) - Math.max(one.start, other.start) })),
  )
  const isOfOneType = ({ one, other }: Overlap) => Number(one.type === other.type)
  // Sorting is stable: of equals the leftmost comes first.
  return found.filter(({ shared }) => shared > 0).sort((a, b) => isOfOneType(b) - isOfOneType(a) || b.shared - a.shared)
}

/** The first word that either has. */
function startOf({ gold, predicted }: SpanMatch): number {
  return Math.min(gold?.start ?? Infinity, predicted?.start ?? Infinity)
}
