import type { ExampleSource } from './example'

/**
 * One word of a prediction. Offsets are UTF-16 units into the example's text. A word that the model has not seen (cut by
 * `max_seq_length`, or without a sub-token) is predicted `O`, with null figures and an empty `top`; `loss` is null too
 * where the model does not know the gold tag.
 */
export interface PredictedToken {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly gold: string
  readonly predicted: string
  readonly probability: number | null
  readonly gold_probability: number | null
  /** The most probable labels, best first. */
  readonly top: readonly (readonly [label: string, probability: number])[]
  readonly loss: number | null
}

/** A line of `predictions/<split>.jsonl`. */
export interface TokenPrediction extends ExampleSource {
  readonly text: string
  /** Mean over its words, null if no word has one. */
  readonly loss: number | null
  readonly tokens: readonly PredictedToken[]
}

/** A span of text with its entity, in the shape of Hugging Face's token-classification pipeline. */
export interface EntitySpan {
  readonly entity_group: string
  readonly score: number
  readonly word: string
  readonly start: number
  readonly end: number
}
