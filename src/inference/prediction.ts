import type { Aggregation, Detail, LoadedModel, WordPrediction } from '../shared/protocol/inference'
import type { EntitySpan } from '../shared/protocol/prediction'

/** What a model finds in a text. Offsets are UTF-16 units. */
export interface TextPrediction {
  /** Every word of the text; none with detail `entities`. */
  readonly words: readonly WordPrediction[]
  /** Scored by the mean probability of their words. */
  readonly entities: readonly EntitySpan[]
}

export interface PredictOptions {
  /** When it aborts, what has not begun is never run; what has is left at the next sentence. */
  readonly signal?: AbortSignal
  /** `words` by default; `tokens` is large. */
  readonly detail?: Detail
  /** `first` by default. */
  readonly aggregation?: Aggregation
  /** Told of each text as soon as it is known, in any order; those that are known already at once. */
  readonly onText?: (index: number, prediction: TextPrediction) => void
  /** Told now and then of the share of the characters that is done, from 0 to 1; also within a long text. */
  readonly onProgress?: (share: number) => void
}

/** A model to predict with. It stays usable when the process ends: it is loaded again then. */
export interface InferenceModel extends LoadedModel {
  readonly folder: string
  /**
   * The predictions of texts, in their order. A text is given to the model as it is, so that a caller who wants a
   * document's sentences apart hands them over apart; one over the model's length is read in overlapping windows.
   *
   * @throws InferenceFailure
   * @throws The signal's reason, if it aborts.
   */
  predict(texts: readonly string[], options?: PredictOptions): Promise<TextPrediction[]>
}
