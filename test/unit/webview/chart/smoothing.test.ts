import { describe, expect, it } from 'vitest'
import { curveOf, randomPoints } from '../curves'

/** The weighted mean of the numbers so far, the weights falling by `weight` from each to the one before it. */
function byDefinition(values: readonly number[], weight: number): number[] {
  return values.map((value, index) => {
    if (!Number.isFinite(value)) return NaN
    const known = values.slice(0, index + 1).filter((each) => Number.isFinite(each))
    const weights = known.map((_, place) => weight ** (known.length - 1 - place))
    const sum = known.reduce((total, each, place) => total + each * (weights[place] ?? 0), 0)
    return sum / weights.reduce((total, each) => total + each, 0)
  })
}

describe('a smoothed curve', () => {
  it.each([0.3, 0.6, 0.99])('is the weighted mean of what came before, weight %d', (weight) => {
    const { values, steps } = randomPoints(400, 8, 0.02)
    const smoothed = [...curveOf(values, steps).smoothed(weight).values.values]
    for (const [index, expected] of byDefinition(values, weight).entries())
      if (Number.isNaN(expected)) expect(smoothed[index]).toBeNaN()
      else expect(smoothed[index]).toBeCloseTo(expected, 10)
  })

  it('keeps a constant from its first point on, which an average from 0 would not', () => {
    for (const value of curveOf([3, 3, 3, 3]).smoothed(0.95).values.values) expect(value).toBeCloseTo(3, 12)
  })

  it('leaves gaps where they are and goes on behind them', () => {
    const { values } = curveOf([1, NaN, Infinity, 1]).smoothed(0.5)
    expect([...values.values]).toEqual([1, NaN, NaN, 1])
  })

  it('grows with its curve, to what it would be at once', () => {
    const { values } = randomPoints(1000, 3, 0.01)
    const growing = curveOf([])
    for (let from = 0; from < values.length; from += 37) {
      growing.x.append(values.slice(from, from + 37).map((_, index) => from + index))
      growing.values.append(values.slice(from, from + 37))
      growing.smoothed(0.9)
    }
    expect(growing.smoothed(0.9).values.values).toEqual(curveOf(values).smoothed(0.9).values.values)
  })

  it('computes only what is new', () => {
    const curve = curveOf([1, 2, 3])
    const { values } = curve.smoothed(0.9)
    const before = values.at(1)
    curve.x.append([3])
    curve.values.append([4])
    expect(curve.smoothed(0.9).values).toBe(values)
    expect([values.length, values.at(1)]).toEqual([4, before])
  })

  it('shares the places of its curve, and is the curve itself without smoothing', () => {
    const curve = curveOf([1, 2, 3])
    expect(curve.smoothed(0.9).x).toBe(curve.x)
    expect(curve.smoothed(0)).toBe(curve)
  })
})

describe('a curve on a logarithmic axis', () => {
  it('has gaps for what is not above 0, also for what comes later', () => {
    const curve = curveOf([1, 0, -2, 3])
    expect([...curve.positive().values.values]).toEqual([1, NaN, NaN, 3])
    curve.x.append([4, 5])
    curve.values.append([-1, 6])
    expect([...curve.positive().values.values]).toEqual([1, NaN, NaN, 3, NaN, 6])
  })

  it('is the curve itself, without a copy, where all is above 0', () => {
    const curve = curveOf([1, NaN, 2])
    expect(curve.positive()).toBe(curve)
  })
})
