import { describe, expect, it } from 'vitest'
import { quantile, usualRange } from '../../../../webview/common/chart/outliers'
import { valueScales } from '../../../../webview/common/chart/valueScale'
import { seededRandom } from '../../../seededRandom'
import { curveOf } from '../curves'

/** From the 1st to the 99th percentile of all numbers, and a quarter of that beyond. */
function bySorting(values: readonly number[]) {
  const sorted = Float64Array.from(values).sort()
  const [low, high] = [quantile(sorted, 0.01), quantile(sorted, 0.99)]
  const margin = (high - low) / 4
  return { min: low - margin, max: high + margin }
}

describe('a percentile', () => {
  it.each([
    [[5], 0.99, 5],
    [[0, 10], 0.5, 5],
    [[0, 1, 2, 3, 4], 0.25, 1],
    [[0, 1, 2, 3, 4], 0.9, 3.6],
    [[0, 1, 2, 3, 4], 1, 4],
  ])('of %j at %d is %d', (sorted, share, expected) => {
    expect(quantile(Float64Array.from(sorted), share)).toBeCloseTo(expected, 12)
  })
})

describe('the usual range of values', () => {
  const random = seededRandom(11)
  const skewed = (count: number) => Array.from({ length: count }, () => -Math.log(1 - random()))

  it('is that of all numbers where they are few', () => {
    const values = skewed(2000)
    expect(usualRange(curveOf(values), [0, values.length], valueScales.linear)).toEqual(bySorting(values))
  })

  it.each([5000, 300_000])('is close to that of all of %d numbers, of which it reads some', (count) => {
    const values = skewed(count)
    const range = usualRange(curveOf(values), [0, count], valueScales.linear)
    const { min, max } = bySorting(values)
    expect(Math.abs((range?.min ?? NaN) - min)).toBeLessThan(0.25 * (max - min))
    expect(Math.abs((range?.max ?? NaN) - max)).toBeLessThan(0.25 * (max - min))
  })

  it('is not misled by values that swing', () => {
    const values = Array.from({ length: 409_600 }, (_, index) => Math.sin((index / 200) * 2 * Math.PI))
    const range = usualRange(curveOf(values), [0, values.length], valueScales.linear)
    expect(range?.min).toBeLessThan(-1)
    expect(range?.max).toBeGreaterThan(1)
  })

  it('leaves gaps out, and is none without a number', () => {
    expect(usualRange(curveOf([NaN, 2, NaN, 2]), [0, 4], valueScales.linear)).toEqual({ min: 2, max: 2 })
    expect(usualRange(curveOf([NaN, 2]), [0, 1], valueScales.linear)).toBeNull()
    expect(usualRange(curveOf([]), [0, 0], valueScales.linear)).toBeNull()
  })

  it('is above 0 on a logarithmic axis', () => {
    const values = Array.from({ length: 1000 }, (_, index) => 10 ** (-index / 200))
    expect(usualRange(curveOf(values), [0, 1000], valueScales.log)?.min).toBeGreaterThan(0)
  })
})
