import type { Curve } from './Curve'
import type { Range } from './Decimation'

/** Numbers that percentiles are taken of at most; of more, one is taken of each of so many equal parts. */
const mostSampled = 2048
const percentiles = { low: 0.01, high: 0.99 }
/** Share of the extent between the percentiles that is still seen beyond them. */
const margin = 0.25

/**
 * Where the numbers of a part of a curve are but for outliers: from the 1st to the 99th percentile and a quarter of
 * that beyond, so that a curve without outliers keeps its extremes. Exact for up to 2,048 numbers, else of a sample.
 *
 * @param position of a number on its axis, where the quarter is measured
 * @returns null if there is no number
 */
export function usualRange(
  curve: Curve,
  [begin, end]: readonly [begin: number, end: number],
  position: { of: (value: number) => number; inverse: (place: number) => number },
): Range | null {
  const numbers = sampled(curve, begin, end).sort()
  if (numbers.length === 0) return null
  const low = position.of(quantile(numbers, percentiles.low))
  const high = position.of(quantile(numbers, percentiles.high))
  const beyond = (high - low) * margin
  return { min: position.inverse(low - beyond), max: position.inverse(high + beyond) }
}

/** @param sorted ascending, at least one */
export function quantile(sorted: Float64Array, share: number): number {
  const place = (sorted.length - 1) * share
  const below = sorted[Math.floor(place)] ?? NaN
  const above = sorted[Math.ceil(place)] ?? NaN
  return below + (above - below) * (place - Math.floor(place))
}

function sampled(curve: Curve, begin: number, end: number): Float64Array {
  const parts = Math.min(end - begin, mostSampled)
  const size = (end - begin) / parts
  // A fixed place in each part would see only one phase of values that swing.
  const places = Float64Array.from({ length: Math.max(0, parts) }, (_, part) =>
    curve.values.at(begin + Math.floor((part + (size > 1 ? scattered(part) : 0)) * size)),
  )
  return places.filter((value) => Number.isFinite(value))
}

/** The same number from 0 to below 1 for the same index: multiples of the golden ratio spread most evenly. */
function scattered(index: number): number {
  return (index * 0.618_033_988_749_895) % 1
}
