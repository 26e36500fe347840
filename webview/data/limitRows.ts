import { cutAt, longest, quantile } from '../../src/shared/entities/lengthFigures'
import type { SplitFigures } from '../../src/shared/protocol/dataStatistics'

/** What a `max_seq_length` comes to. */
export interface LimitRow {
  readonly limit: number
  readonly kind: 'config' | 'chosen' | 'most-entities' | 'all-entities' | 'nothing-cut'
  /** Of all splits. */
  readonly sentences: number
  readonly entities: number
  /** Tokens of an epoch of training. */
  readonly tokens: number
  /** Against the config's; null without one. */
  readonly change: number | null
}

/** Nearly all. */
const mostOf = 0.99

/**
 * The config's limit, the one that is tried, the least that keeps nearly all entities of each split, that keeps all of
 * them, and that cuts nothing; each limit once, ascending.
 */
export function limitRows(
  splits: readonly SplitFigures[],
  config: number | null,
  chosen: number | null,
): readonly LimitRow[] {
  const candidates: readonly (readonly [LimitRow['kind'], number | null])[] = [
    ['config', config],
    ['chosen', chosen],
    ['all-entities', Math.max(1, ...splits.map(({ entityLengths }) => longest(entityLengths)))],
    ['most-entities', Math.max(1, ...splits.map(({ entityLengths }) => quantile(entityLengths, mostOf)))],
    ['nothing-cut', Math.max(1, ...splits.map(({ lengths }) => longest(lengths)))],
  ]
  const rows = new Map<number, LimitRow>()
  const before = config === null ? null : tokensAt(splits, config)
  for (const [kind, limit] of candidates) {
    if (limit === null || rows.has(limit)) continue
    const cuts = splits.map((split) => cutAt(split, limit))
    const tokens = tokensAt(splits, limit)
    rows.set(limit, {
      limit,
      kind,
      sentences: cuts.reduce((sum, cut) => sum + cut.sentences, 0),
      entities: cuts.reduce((sum, cut) => sum + cut.entities, 0),
      tokens,
      change: before === null || before === 0 ? null : tokens / before - 1,
    })
  }
  return [...rows.values()].sort((one, other) => one.limit - other.limit)
}

/** What an epoch reads: the first split is the training data where there is any. */
function tokensAt([train]: readonly SplitFigures[], limit: number): number {
  return train === undefined ? 0 : cutAt(train, limit).tokens
}
