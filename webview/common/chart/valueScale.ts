import type { ChartModel } from './chartModel'
import type { Range } from './Decimation'
import type { AxisTicks } from './ticks'
import { logTicks, valueTicks } from './ticks'

/** Where a value is on an axis, in any unit, and back. */
export interface ValueScale {
  readonly of: (value: number) => number
  readonly inverse: (place: number) => number
  readonly ticks: (range: Range | null, count: number, bounds: Partial<Range>) => AxisTicks
  /** What the distance to the next tick is at one, for its decimal places. */
  readonly tickInterval: (tick: number, axis: AxisTicks) => number
}

export const valueScales = {
  linear: {
    of: (value) => value,
    inverse: (place) => place,
    ticks: valueTicks,
    tickInterval: (_, { interval }) => interval,
  },
  log: {
    of: Math.log10,
    inverse: (place) => 10 ** place,
    ticks: logTicks,
    tickInterval: (tick, { interval }) => (interval > 0 ? interval : tick),
  },
} as const satisfies Readonly<Record<ChartModel['scale'], ValueScale>>
