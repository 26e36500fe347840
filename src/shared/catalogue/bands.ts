import type { ArgumentValue } from '../protocol/arguments'
import type { TaskName } from '../protocol/spec'
import type { ModelSize } from './modelSize'

/** How good a value is. `low` and `high` are doubtful, `dangerous` most likely spoils the run. */
export type Verdict = 'good' | 'low' | 'high' | 'dangerous'

/**
 * Values between two bounds and what comes of them. Both bounds belong to the band, no bound is open; where two bands
 * meet, the milder one has the bound. Between bands nothing is said.
 */
export interface Band {
  readonly from?: number
  readonly to?: number
  readonly verdict: Verdict
  /** What happens with such a value, a sentence or two. */
  readonly reason: string
  /** Always, if not said. */
  readonly when?: Condition
}

/** Every part that is there must hold. */
export interface Condition {
  readonly tasks?: readonly TaskName[]
  /** `unknown` is a model of which nothing is known before it is downloaded. */
  readonly sizes?: readonly (ModelSize | 'unknown')[]
  readonly trained?: readonly TrainedPart[]
  /** Whether early stopping can end the run. */
  readonly stopsEarly?: boolean
  /** Values that other keys have in effect, by key. */
  readonly values?: Readonly<Record<string, readonly ArgumentValue[]>>
}

/** What `freeze` leaves to train: all, the upper half or less, or only the new head. */
export const trainedParts = ['all', 'upper', 'head'] as const
export type TrainedPart = (typeof trainedParts)[number]

/**
 * What the bands of a key measure: its value; for a key that takes steps, the share of all steps (of the schedule for
 * warmup); the sentences of one optimizer step; a property inside the value.
 */
export type Measure = 'value' | 'share' | 'effectiveBatch' | { readonly property: string }

/** The bands of a key. */
export interface BandedValue {
  readonly measure: Measure
  readonly bands: readonly Band[]
}

/** What the conditions of bands ask of a config. */
export interface Situation {
  readonly task: TaskName
  readonly size: ModelSize | 'unknown'
  readonly trained: TrainedPart
  readonly stopsEarly: boolean
  /** Value in effect of a key. */
  readonly valueOf: (key: string) => ArgumentValue
}
