import type { Range } from './Decimation'

/** An axis: its ends and the round values that are marked on it. */
export interface AxisTicks extends Range {
  readonly ticks: readonly number[]
  /** Distance of two ticks; 0 where it is not the same for all. */
  readonly interval: number
}

/** The round numbers 1, 2, 2.5 and 5 times a power of ten that divide a range in at most `count` parts. */
export function niceInterval(span: number, count: number, smallest = 0): number {
  const raw = Math.max(span / Math.max(1, count), smallest)
  const power = 10 ** Math.floor(Math.log10(raw))
  const factor = [1, 2, 2.5, 5, 10].find((each) => each * power >= raw * (1 - 1e-9)) ?? 10
  // A quarter of ten steps is no whole number of steps.
  return factor === 2.5 && smallest >= 1 && power < 10 ? 5 * power : factor * power
}

/** Ticks of whole steps; the axis ends where the range does. */
export function stepTicks(range: Range, count: number): AxisTicks {
  const interval = niceInterval(Math.max(1, range.max - range.min), count, 1)
  return { ...range, interval, ticks: multiples(Math.ceil(range.min / interval), range.max, interval) }
}

/** Ticks of places that need not be whole, such as epochs; the axis ends where the range does. */
export function placeTicks(range: Range, count: number): AxisTicks {
  const interval = niceInterval(range.max - range.min || 1, count)
  return { ...range, interval, ticks: multiples(Math.ceil(range.min / interval - 1e-9), range.max, interval) }
}

/** Seconds that a clock counts in: parts of a minute, of an hour, of a day; days beyond. */
const timeIntervals = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400]

/** Ticks of seconds at intervals of a clock; the axis ends where the range does. */
export function timeTicks(range: Range, count: number): AxisTicks {
  const raw = (range.max - range.min) / Math.max(1, count)
  const days = 86_400
  const interval = timeIntervals.find((each) => each >= raw * (1 - 1e-9)) ?? days * niceInterval(raw / days, 1, 1)
  return { ...range, interval, ticks: multiples(Math.ceil(range.min / interval - 1e-9), range.max, interval) }
}

/**
 * Ticks of values; the axis is widened to the next ticks, but not beyond `bounds`.
 *
 * @param range null where there is no value yet
 */
export function valueTicks(range: Range | null, count: number, bounds: Partial<Range> = {}): AxisTicks {
  const { min, max } = widened(range ?? { min: bounds.min ?? 0, max: bounds.max ?? 1 }, bounds)
  const interval = niceInterval(max - min, count)
  const low = Math.max(Math.floor(min / interval + 1e-9) * interval, bounds.min ?? -Infinity)
  const high = Math.min(Math.ceil(max / interval - 1e-9) * interval, bounds.max ?? Infinity)
  return { min: low, max: high, interval, ticks: multiples(Math.ceil(low / interval - 1e-9), high, interval) }
}

const plainLog = { min: 0.1, max: 1 }

/**
 * Ticks of values on a logarithmic axis: 1, 2 and 5 times the powers of ten, or only these, or only some of these; the
 * axis is widened to the next 1, 2 or 5. Where there is but one such number, they are as on a linear axis.
 *
 * @param range above 0; null where there is no value yet
 */
export function logTicks(range: Range | null, count: number, bounds: Partial<Range> = {}): AxisTicks {
  const { min, max } = range ?? plainLog
  if (max / min < 2.5) {
    const linear = valueTicks({ min, max }, count, { ...bounds, min: Math.max(bounds.min ?? 0, min / 2) })
    return { ...linear, ticks: linear.ticks.filter((tick) => tick > 0) }
  }
  const low = Math.max(oneTwoFive(min, 'below'), bounds.min ?? 0)
  const high = Math.min(oneTwoFive(max, 'above'), bounds.max ?? Infinity)
  const decades = Math.log10(high / low)
  const factors = decades * 3 <= count ? [1, 2, 5] : [1]
  const every = factors.length === 3 ? 1 : Math.max(1, Math.ceil(decades / count))
  const ticks: number[] = []
  for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power += every)
    for (const factor of factors) ticks.push(Number(`${factor}e${power}`))
  const slack = 1 + 1e-9
  return {
    min: low,
    max: high,
    interval: 0,
    ticks: ticks.filter((tick) => tick >= low / slack && tick <= high * slack),
  }
}

function oneTwoFive(value: number, side: 'below' | 'above'): number {
  const power = Math.floor(Math.log10(value))
  const candidates = [-1, 0, 1].flatMap((each) => [1, 2, 5].map((factor) => Number(`${factor}e${power + each}`)))
  return side === 'below'
    ? (candidates.findLast((each) => each <= value * (1 + 1e-9)) ?? value)
    : (candidates.find((each) => each >= value * (1 - 1e-9)) ?? value)
}

/** The least extent of a value axis, as a share of the values: less is noise, which is not to look like a change. */
const leastSpan = 0.1

const leastExtent = 1e-100

/** A range that has too little extent gets more of it on both sides, so that a flat line is in the middle. */
function widened({ min, max }: Range, bounds: Partial<Range>): Range {
  const span = Math.max(Math.abs(min), Math.abs(max)) * leastSpan
  if (max - min >= span && max > min) return { min, max }
  // Values that are all zero say nothing of their size. Nor do ones as small as this: parts of them could be no numbers.
  const margin = span < leastExtent ? 1 : (span - (max - min)) / 2
  const wide = {
    min: Math.max(min - margin, bounds.min ?? -Infinity),
    max: Math.min(max + margin, bounds.max ?? Infinity),
  }
  return wide.max > wide.min ? wide : { min, max: min + 1 }
}

function multiples(first: number, end: number, interval: number): number[] {
  const ticks: number[] = []
  for (let factor = first; factor * interval <= end + interval * 1e-6; factor++) ticks.push(factor * interval)
  return ticks
}
