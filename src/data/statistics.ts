import type { Split } from '../shared/protocol/example'

export interface SplitStatistics {
  readonly examples: number
  readonly tokens: number
  /** Entities by type. */
  readonly entities: Readonly<Record<string, number>>
  /** Words in the longest sentence. */
  readonly longestExample: number
  /** Different sentences, of the first half million, that are also among the training sentences; 0 for train itself. */
  readonly alsoInTrain: number
}

export interface DataStatistics {
  readonly splits: Readonly<Partial<Record<Split, SplitStatistics>>>
  /** Share of the (sampled) training words that the chosen word rule finds in the text; null without training words. */
  readonly wordRuleAgreement: number | null
}
