import type { Split } from './example'

/** Scores of one entity type, as fractions; `number` is how many the gold labels have. */
export interface EntityScores {
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly number: number
}

/**
 * Scores of a split, as fractions. `precision`, `recall` and `f1` are entity-level micro averages in seqeval's default
 * mode; `strict_f1` is its strict IOB2 mode; `f1_macro` averages the types that gold has (0 if none).
 */
export interface SplitScores {
  readonly loss: number | null
  readonly precision: number
  readonly recall: number
  readonly f1: number
  readonly f1_macro: number
  readonly accuracy: number
  readonly strict_f1: number
  readonly seqeval_f1_macro: number | null
  readonly per_label: Readonly<Record<string, EntityScores>>
}

/** `results.json`. */
export type Results = Readonly<Partial<Record<Split, SplitScores>>>
