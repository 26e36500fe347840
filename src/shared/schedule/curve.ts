/** Where a curve is not smooth, or turns between rising and falling. */
export type BendType = 'warmup-end' | 'decay-start' | 'turn' | 'restart' | 'reduced' | 'end'

export interface Bend {
  /** May lie between two steps: the curve itself has whole steps only. */
  readonly step: number
  readonly type: BendType
}

/** A schedule, as far as it is known before training. */
export interface Curve {
  /**
   * The value after `step` steps (0, 1, …), which is what step `step + 1` trains with: the `train` event of step n tells
   * `at(n - 1)`. Always finite; constant time.
   */
  readonly at: (step: number) => number
  /** Bends up to step `last`, by type in rising order. Between two of them the curve only rises or only falls. */
  readonly bends: (last: number) => readonly Bend[]
}

export interface CurvePoint {
  readonly step: number
  readonly value: number
}

/** Beyond it products of an argument and others are no longer numbers: such arguments are refused. */
export const largestArgument = 1e100

/** Beyond so many bends of a type the rest are left out: a picture shows them as a filled band in any case. */
export const mostBends = 1000

/** Bends at `start + gap`, `start + 2 gap`, … up to `last`. */
export function bendsEvery(gap: number, start: number, last: number, type: BendType): readonly Bend[] {
  const count = Math.min(mostBends, Math.max(0, Math.floor((last - start) / gap)))
  return Array.from({ length: count }, (_, index) => ({ step: start + (index + 1) * gap, type }))
}

/** Bends at the given steps, those left out that are not between the first step and `last`. */
export function bendsAt(last: number, steps: Readonly<Partial<Record<BendType, number>>>): readonly Bend[] {
  return Object.entries(steps)
    .map(([type, step]) => ({ type: type as BendType, step }))
    .filter(({ step }) => step > 0 && step <= last)
}
