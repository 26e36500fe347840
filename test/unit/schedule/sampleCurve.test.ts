import { describe, expect, it } from 'vitest'
import type { Curve } from '../../../src/shared/schedule/curve'
import { curveMarks } from '../../../src/shared/schedule/curveMarks'
import { learningRateCurve } from '../../../src/shared/schedule/learningRateCurve'
import { lineAt, sampleCurve } from '../../../src/shared/schedule/sampleCurve'
import { thincCurve } from '../../../src/shared/schedule/thincCurve'
import { followedCases, thincCases } from '../../scheduleCases'

interface Drawn {
  readonly name: string
  readonly curve: Curve
  readonly last: number
}

/** All curves of the comparison with Python. */
const drawn: readonly Drawn[] = [
  ...followedCases.map(({ values, figures, evaluations, steps }) => ({
    name: JSON.stringify({ ...values, ...figures }),
    curve: learningRateCurve(values, figures, evaluations),
    last: steps,
  })),
  ...thincCases.map(({ schedule, values, steps }) => ({
    name: JSON.stringify({ schedule, values }),
    curve: thincCurve(schedule, values),
    last: steps,
  })),
].flatMap(({ name, curve, last }) => (curve === null ? [] : [{ name, curve, last }]))

function cycling(cycles: number): Curve {
  const values = { learning_rate: 5e-5, lr_scheduler_type: 'cosine_with_restarts', lr_scheduler_steps: null }
  const curve = learningRateCurve(
    { ...values, lr_scheduler_kwargs: { num_cycles: cycles }, greater_is_better: true },
    { totalSteps: 100_000, warmupSteps: 10_000 },
  )
  if (curve === null) throw new Error('refused')
  return curve
}

function valuesOf({ curve, last }: Drawn): readonly number[] {
  return Array.from({ length: last + 1 }, (_, step) => curve.at(step))
}

describe('sampleCurve', () => {
  it.each([20, 200, 6000])('draws every curve with at most %d points, from its first step to its last', (most) => {
    expect(drawn.length).toBeGreaterThan(400)
    for (const { name, curve, last } of drawn) {
      const steps = sampleCurve(curve, last, most).map(({ step }) => step)
      expect(steps.length, name).toBeLessThanOrEqual(most)
      expect([steps[0], steps.at(-1)], name).toEqual([0, last])
      expect(steps, name).toEqual([...new Set(steps)].sort((one, other) => one - other))
    }
  })

  it.each([20, 200])('keeps the highest and the lowest value of every curve among %d points', (most) => {
    for (const each of drawn) {
      const all = valuesOf(each)
      const kept = sampleCurve(each.curve, each.last, most).map(({ value }) => value)
      const bounds = [Math.max(...kept), Math.min(...kept)]
      expect(bounds, each.name).toEqual([Math.max(...all), Math.min(...all)])
    }
  })

  it('follows every curve to a hundredth of its height with 200 straight lines', () => {
    for (const each of drawn) {
      const all = valuesOf(each)
      const height = Math.max(...all)
      expect(largestGap(each, all), each.name).toBeLessThanOrEqual(0.01 * height)
    }
  })

  it('has every step where there are no more than points asked for', () => {
    expect(sampleCurve(cycling(1), 99, 100).map(({ step }) => step)).toEqual(Array.from({ length: 100 }, (_, i) => i))
    expect(sampleCurve(cycling(1), 0, 4)).toHaveLength(1)
  })

  it.each([1, 40, 400, 50_000])('keeps to its bound with %d restarts', (cycles) => {
    const points = sampleCurve(cycling(cycles), 100_000, 200)
    expect(points.length).toBeGreaterThan(40)
    expect(points.length).toBeLessThanOrEqual(200)
    expect(Math.max(...points.map(({ value }) => value))).toBe(5e-5)
  })
})

/** How far the drawn lines are from the curve at most. */
function largestGap({ curve, last }: Drawn, all: readonly number[]): number {
  const points = sampleCurve(curve, last, 200)
  let largest = 0
  for (const [index, from] of points.entries()) {
    const to = points[index + 1] ?? from
    for (let step = from.step; step < to.step; step += 1) {
      largest = Math.max(largest, Math.abs(lineAt(from, to, step) - (all[step] ?? 0)))
    }
  }
  return largest
}

describe('curveMarks', () => {
  it('finds the peak of every curve', () => {
    for (const each of drawn) {
      expect(curveMarks(each.curve, each.last).peak.value, each.name).toBe(Math.max(...valuesOf(each)))
    }
  })

  it('names warmup, peak, restarts and end', () => {
    expect(curveMarks(cycling(3), 100_000)).toEqual({
      warmupEnd: { step: 10_000, value: 5e-5 },
      peak: { step: 10_000, value: 5e-5 },
      restarts: [
        { step: 40_000, value: 5e-5 },
        { step: 70_000, value: 5e-5 },
      ],
      reductions: [],
      end: { step: 100_000, value: 0 },
    })
  })

  it.each([3, 7, 11, 13])('puts each of %d cycles where the rate jumps, however its step was rounded', (cycles) => {
    const restarts = curveMarks(cycling(cycles), 100_000).restarts
    expect(restarts).toHaveLength(cycles - 1)
    for (const { step, value } of restarts) expect(value - cycling(cycles).at(step - 1)).toBeGreaterThan(4.9e-5)
  })

  it('has no warmup where there is none, and none beyond the last step', () => {
    expect(curveMarks(cycling(1), 5000).warmupEnd).toBeNull()
  })
})
