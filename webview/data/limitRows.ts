import { cutAt, longest } from '../../src/shared/entities/lengthFigures'
import type { SplitFigures } from '../../src/shared/protocol/dataStatistics'

/** What a `max_seq_length` comes to. */
export interface LimitRow {
  readonly limit: number
  readonly kind: 'config' | 'chosen' | 'all-entities' | 'nothing-cut'
  /** Of all splits. */
  readonly sentences: number
  readonly entities: number
  /** Tokens of an epoch of training. */
  readonly tokens: number
  /** Against the config's; null without one. */
  readonly change: number | null
}

/**
 * The config's limit, the one that is tried, the least that loses no entity, and the least that cuts nothing; each limit
 * once, ascending.
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
