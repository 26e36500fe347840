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

/** What the bands of a key are about. */
export type Measure =
  | 'value'
  /** Of a key that takes steps: the share of all steps. */
  | 'share'
  /** The share of the schedule's steps. */
  | 'scheduleShare'
  /** Sentences of one optimizer step: batch size × accumulation. */
  | 'effectiveBatch'
  /** A number inside the value, as `layers` of `freeze`. */
  | { readonly property: string }

/** The bands of a key. */
export interface BandedValue {
  readonly measure: Measure
  /** In no order; two that hold at the same time do not overlap. */
  readonly bands: readonly Band[]
}

/** What the conditions of bands ask of a config. */
export interface Situation {
  readonly task: TaskName
  readonly size: ModelSize | 'unknown'
  readonly trained: TrainedPart
  readonly stopsEarly: boolean
  /** Value in effect of a key, null if there is none. */
  readonly valueOf: (key: string) => ArgumentValue
}

/** The bands that hold in a situation, from low to high. */
export function bandsIn({ bands }: BandedValue, situation: Situation): readonly Band[] {
  return bands.filter(({ when = {} }) => holds(when, situation)).sort((left, right) => fromOf(left) - fromOf(right))
}

/** The band that a measured number falls into; undefined where nothing is said of it. */
export function bandOf(banded: BandedValue, measured: number, situation: Situation): Band | undefined {
  const around = bandsIn(banded, situation).filter(
    ({ from = -Infinity, to = Infinity }) => measured >= from && measured <= to,
  )
  return around.sort((left, right) => severity[left.verdict] - severity[right.verdict])[0]
}

/**
 * The number that the bands of a key are about, null if it is not known yet.
 *
 * @param value in effect
 * @param totalSteps of the training, null if not known
 */
export function measure(
  { measure: kind }: BandedValue,
  value: ArgumentValue,
  { valueOf }: Pick<Situation, 'valueOf'>,
  totalSteps: number | null,
): number | null {
  if (typeof kind === 'object') return numberIn(value, kind.property)
  if (typeof value !== 'number') return null
  switch (kind) {
    case 'value':
      return value
    case 'share':
      return shareOf(value, totalSteps)
    case 'scheduleShare':
      return shareOf(value, numberOr(valueOf('lr_scheduler_steps'), totalSteps))
    case 'effectiveBatch':
      return value * (numberOr(valueOf('gradient_accumulation_steps'), 1) ?? 1)
  }
}

const severity: Readonly<Record<Verdict, number>> = { good: 0, low: 1, high: 1, dangerous: 2 }

function holds({ tasks, sizes, trained, stopsEarly, values = {} }: Condition, situation: Situation): boolean {
  return (
    (tasks?.includes(situation.task) ?? true) &&
    (sizes?.includes(situation.size) ?? true) &&
    (trained?.includes(situation.trained) ?? true) &&
    (stopsEarly ?? situation.stopsEarly) === situation.stopsEarly &&
    Object.entries(values).every(([key, wanted]) => wanted.includes(situation.valueOf(key)))
  )
}

function fromOf({ from = -Infinity }: Band): number {
  return from
}

/** Below 1 a value is the share itself. */
function shareOf(value: number, steps: number | null): number | null {
  if (value < 1) return value
  return steps === null || steps <= 0 ? null : value / steps
}

function numberOr(value: ArgumentValue, other: number | null): number | null {
  return typeof value === 'number' ? value : other
}

function numberIn(value: ArgumentValue, property: string): number | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const inner = (value as Readonly<Record<string, ArgumentValue>>)[property]
  return typeof inner === 'number' ? inner : null
}
