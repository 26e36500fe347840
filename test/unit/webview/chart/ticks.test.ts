import { describe, expect, it } from 'vitest'
import { stepTicks, valueTicks } from '../../../../webview/common/chart/ticks'
import { valueFormats } from '../../../../webview/common/chart/valueFormat'
import { seededRandom } from '../../../seededRandom'

describe('ticks of steps', () => {
  it.each([
    [1560, 5, [0, 500, 1000, 1500]],
    [3, 6, [0, 1, 2, 3]],
    [1, 6, [0, 1]],
    [12, 5, [0, 5, 10]],
    [1_000_000, 4, [0, 250_000, 500_000, 750_000, 1_000_000]],
  ])('up to %d in %d parts are %j', (max, count, expected) => {
    expect(stepTicks({ min: 0, max }, count).ticks).toEqual(expected)
  })

  it('are whole, whatever the range', () => {
    for (let max = 1; max < 3000; max += 7)
      for (const tick of stepTicks({ min: 0, max }, 7).ticks) expect(Number.isInteger(tick)).toBe(true)
  })
})

describe('ticks of values', () => {
  it('enclose the values, with no more ticks than there is room for', () => {
    const random = seededRandom(3)
    for (let repetition = 0; repetition < 500; repetition++) {
      const scale = 10 ** Math.floor(random() * 12 - 8)
      const min = (random() - 0.5) * scale
      const range = { min, max: min + random() * scale }
      const axis = valueTicks(range, 6)
      expect(axis.min).toBeLessThanOrEqual(range.min + axis.interval * 1e-6)
      expect(axis.max).toBeGreaterThanOrEqual(range.max - axis.interval * 1e-6)
      expect(axis.ticks.length).toBeGreaterThanOrEqual(2)
      expect(axis.ticks.length).toBeLessThanOrEqual(9)
    }
  })

  it.each([0, -0, 5e-324, 1e-200])('are usual ones where all values are %d', (value) => {
    expect(valueTicks({ min: value, max: value }, 5, { min: 0, max: 1 })).toMatchObject({ min: 0, max: 1 })
    const free = valueTicks({ min: value, max: value }, 5)
    expect([free.min, free.max]).toEqual([-1, 1])
    expect(free.ticks.length).toBeLessThanOrEqual(7)
  })

  it('stay within bounds: no F1 beyond 100 %', () => {
    const axis = valueTicks({ min: 0.93, max: 0.999 }, 5, { min: 0, max: 1 })
    expect(axis.max).toBe(1)
    expect(axis.ticks.map((tick) => valueFormats.percent.tick(tick, axis.interval))).toEqual([
      '90 %',
      '92 %',
      '94 %',
      '96 %',
      '98 %',
      '100 %',
    ])
  })

  it.each([0, 0.5, 1, 1e-9, -3])('give a flat line at %d room on both sides', (value) => {
    const axis = valueTicks({ min: value, max: value }, 5)
    expect(axis.min).toBeLessThan(value)
    expect(axis.max).toBeGreaterThan(value)
  })

  it('span a tenth of the values at least, so that noise does not look like a change', () => {
    const axis = valueTicks({ min: 1.87, max: 1.875 }, 5)
    expect(axis.max - axis.min).toBeGreaterThanOrEqual(0.18)
    expect(valueTicks({ min: 1, max: 1.875 }, 5)).toMatchObject({ min: 1, max: 2 })
  })

  it('span the bounds while there is no value', () => {
    expect(valueTicks(null, 5, { min: 0, max: 1 })).toMatchObject({ min: 0, max: 1 })
  })
})

describe('texts of ticks', () => {
  it.each([
    ['number', 0.5, 0.5, '0.5'],
    ['number', 2, 0.25, '2.00'],
    ['number', 0, 0.1, '0'],
    ['number', 2e7, 1e7, '2e7'],
    ['percent', 0.925, 0.025, '92.5 %'],
    ['rate', 5e-5, 1e-5, '5e-5'],
  ] as const)('of a %s %d, %d apart: %s', (format, value, interval, text) => {
    expect(valueFormats[format].tick(value, interval)).toBe(text)
  })
})
