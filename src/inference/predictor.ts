import type { Aggregation, LoadedModel, Precision } from '../shared/protocol/inference'
import type { EntitySpan } from '../shared/protocol/prediction'

/** A loaded model that finds entities. */
export interface Predictor {
  readonly model: Pick<LoadedModel, 'labels' | 'precision'>
  /** How many texts to hand over in one go; more wait longer for their first result, or need more memory. */
  readonly textsAtOnce: number
  /**
   * The entities of each text, offsets in UTF-16 units. A text over the model's length is read in overlapping windows.
   *
   * @param onText told of each text as soon as it is done, in any order
   * @throws InferenceFailure
   */
  predict(texts: readonly string[], onText?: (index: number) => void): Promise<readonly (readonly EntitySpan[])[]>
  /** Ends what was started for it. */
  close(): void
}

export interface InferenceOptions {
  /** A `model/` folder. */
  readonly folder: string
  /** Null, the default: fp32 if the folder has it, else int8. */
  readonly precision?: Precision | null
  /** `first` by default. */
  readonly aggregation?: Aggregation
}
