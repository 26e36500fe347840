import type { SplitFigures, Tally } from '../protocol/dataStatistics'

/** What a `max_seq_length` does to a split. */
export interface CutFigures {
  /** Sentences that are longer, and so are cut. */
  readonly sentences: number
  /** Entities that lose a word, or all of them. */
  readonly entities: number
  /** Tokens that remain, which is what an epoch costs. */
  readonly tokens: number
}

export function cutAt(
  { lengths, entityLengths }: Pick<SplitFigures, 'lengths' | 'entityLengths'>,
  limit: number,
): CutFigures {
  return {
    sentences: countAbove(lengths, limit),
    entities: countAbove(entityLengths, limit),
    tokens: lengths.reduce((sum, [length, count]) => sum + Math.min(length, limit) * count, 0),
  }
}

/** The length that so large a share of the sentences does not exceed; 0 without sentences. */
export function quantile(lengths: Tally, share: number): number {
  const total = lengths.reduce((sum, [, count]) => sum + count, 0)
  let seen = 0
  for (const [length, count] of lengths) {
    seen += count
    if (seen >= share * total) return length
  }
  return 0
}

/** The longest; 0 without sentences. */
export function longest(lengths: Tally): number {
  return lengths.at(-1)?.[0] ?? 0
}

function countAbove(tally: Tally, limit: number): number {
  return tally.reduce((sum, [value, count]) => sum + (value > limit ? count : 0), 0)
}
