import { describe, expect, it } from 'vitest'
import { axisUnits } from '../../../../webview/common/chart/axisUnits'
import { logTicks, stepTicks, timeTicks, valueTicks } from '../../../../webview/common/chart/ticks'
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

describe('ticks of time', () => {
  it.each([
    [100, 6, ['0:00', '0:30', '1:00', '1:30']],
    [20 * 60, 5, ['0:00', '5:00', '10:00', '15:00', '20:00']],
    [2 * 3600, 6, ['0:00', '30:00', '1:00:00', '1:30:00', '2:00:00']],
    [12 * 86_400, 4, ['0:00', '120:00:00', '240:00:00']],
    [3, 6, ['0:00', '0:01', '0:02', '0:03']],
  ])('up to %d s in %d parts are on a clock', (max, count, expected) => {
    expect(timeTicks({ min: 0, max }, count).ticks.map((tick) => axisUnits.time.tick(tick))).toEqual(expected)
  })

  it('begin within the part that is seen', () => {
    expect(timeTicks({ min: 95, max: 130 }, 4).ticks).toEqual([100, 110, 120, 130])
  })
})

describe('ticks of epochs', () => {
  it('have the decimal places that their distance needs', () => {
    const { ticks, interval } = axisUnits.epoch.ticks({ min: 0.3, max: 1.1 }, 4)
    expect(ticks.map((tick) => axisUnits.epoch.tick(tick, interval))).toEqual(['0.4', '0.6', '0.8', '1.0'])
  })
})

describe('ticks of a logarithmic axis', () => {
  it.each([
    [{ min: 0.02, max: 0.4 }, 8, [0.02, 0.05, 0.1, 0.2, 0.5]],
    [{ min: 0.02, max: 900 }, 6, [0.1, 1, 10, 100, 1000]],
    [{ min: 1e-12, max: 1 }, 4, [1e-12, 1e-9, 1e-6, 1e-3, 1]],
    [{ min: 1.1, max: 1.3 }, 4, [1.1, 1.15, 1.2, 1.25, 1.3]],
  ])('of %j in %d parts', (range, count, expected) => {
    const axis = logTicks(range, count)
    expect(axis.ticks.map((tick) => Number(tick.toPrecision(6)))).toEqual(expected)
  })

  it('enclose the values, are above 0 and few, whatever the range', () => {
    const random = seededRandom(6)
    for (let repetition = 0; repetition < 500; repetition++) {
      const min = 10 ** (random() * 20 - 12)
      const max = min * 10 ** (random() ** 3 * 12)
      const axis = logTicks({ min, max }, 6)
      expect(axis.min).toBeGreaterThan(0)
      expect(axis.min).toBeLessThanOrEqual(min * (1 + 1e-6))
      expect(axis.max).toBeGreaterThanOrEqual(max * (1 - 1e-6))
      expect(axis.ticks.length).toBeGreaterThanOrEqual(1)
      expect(axis.ticks.length).toBeLessThanOrEqual(9)
    }
  })

  it('are usual ones while there is no value, and stay within bounds', () => {
    expect(logTicks(null, 5).ticks).toEqual([0.1, 0.2, 0.5, 1])
    expect(logTicks({ min: 0.2, max: 0.97 }, 5, { min: 0, max: 1 })).toMatchObject({ min: 0.2, max: 1 })
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
