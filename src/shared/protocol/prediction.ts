import type { ExampleSource } from './example'

/** One word of a prediction. Offsets are UTF-16 units into the example's text. */
export interface PredictedToken {
  readonly text: string
  readonly start: number
  readonly end: number
  readonly gold: string
  readonly predicted: string
  readonly probability: number
  readonly gold_probability: number
  /** The most probable labels, best first. */
  readonly top: readonly (readonly [label: string, probability: number])[]
  readonly loss: number
}

/** A line of `predictions/<split>.jsonl`. */
export interface TokenPrediction extends ExampleSource {
  readonly text: string
  readonly loss: number
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
