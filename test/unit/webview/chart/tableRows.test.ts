import { describe, expect, it } from 'vitest'
import { tableRows } from '../../../../webview/common/chart/tableRows'
import { chartWith, seriesOf, stepsUpTo } from '../chartWith'
import { curveOf, randomPoints } from '../curves'

describe('the table of a chart', () => {
  it('has a row for each place that any series has a point at', () => {
    const { rows, isWhole, series } = tableRows(chartWith())
    expect(series.map(({ name }) => name)).toEqual(['train', 'validation'])
    expect(rows).toEqual([
      { x: 1, values: [2, null] },
      { x: 10, values: [1, null] },
      { x: 15, values: [null, 1.5] },
      { x: 20, values: [NaN, null] },
      { x: 30, values: [0.5, 0.75] },
    ])
    expect(isWhole).toBe(true)
  })

  it('has only what is in sight and shown', () => {
    const hidden = seriesOf('hidden', curveOf([1, 2, 3]), { isShown: false })
    const axis = { unit: 'step', range: { min: 2, max: 3 } } as const
    const { rows } = tableRows(chartWith({ series: [seriesOf('a', curveOf([5, 6, 7, 8, 9])), hidden], axis }))
    expect(rows).toEqual([
      { x: 2, values: [7] },
      { x: 3, values: [8] },
    ])
  })

  it('has a few hundred rows of many points, the extremes among them, and says of how many', () => {
    const { values, steps } = randomPoints(200_000, 2, 0)
    const twenty = Array.from({ length: 20 }, (_, run) =>
      seriesOf(
        `run ${run}`,
        curveOf(
          values.map((value) => value * (run + 1)),
          steps,
        ),
      ),
    )
    const axis = stepsUpTo(steps.at(-1) ?? 0)
    for (const series of [twenty, twenty.slice(0, 1)]) {
      const { rows, points, isWhole } = tableRows(chartWith({ series, axis }))
      expect([isWhole, points]).toEqual([false, 200_000 * series.length])
      expect(rows.length).toBeGreaterThan(10)
      expect(rows.length).toBeLessThanOrEqual(600)
      for (const [index, { curve }] of series.entries()) {
        const column = rows.flatMap(({ values: row }) => row[index] ?? [])
        const { least, greatest } = curve.extrema(0, curve.length)
        expect(column).toContain(curve.values.at(least))
        expect(column).toContain(curve.values.at(greatest))
      }
    }
  })

  it('has no rows of an empty chart', () => {
    expect(tableRows(chartWith({ series: [] }))).toMatchObject({ rows: [], isWhole: true })
  })
})
