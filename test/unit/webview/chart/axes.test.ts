import { describe, expect, it } from 'vitest'
import { axesOf, valueExtent } from '../../../../webview/common/chart/axes'
import type { ChartModel } from '../../../../webview/common/chart/chartModel'
import { isEmpty } from '../../../../webview/common/chart/chartModel'
import { seededRandom } from '../../../seededRandom'
import { chartWith, seriesOf, stepsUpTo } from '../chartWith'
import { curveOf } from '../curves'

function axesFor(model: ChartModel, width: number, height: number) {
  return axesOf(model, valueExtent(model), width, height)
}

describe('the axes of a chart', () => {
  it('span the values of the steps shown, and lines at values', () => {
    const { values } = axesFor(
      chartWith({ axis: { unit: 'step', range: { min: 5, max: 30 } }, levels: [{ value: 3, label: 'peak' }] }),
      800,
      220,
    )
    expect([values.min, values.max]).toEqual([0.5, 3])
  })

  it('bear the name of the steps at their end, where it covers no tick', () => {
    const ends = (max: number) => axesFor(chartWith({ axis: stepsUpTo(max) }), 500, 220).places.ticks.slice(-2)
    expect(ends(564)).toEqual([500, 564])
    expect(ends(510)).toEqual([400, 510])
    expect(ends(500)).toEqual([400, 500])
  })

  it('begin at zero where a chart wants it', () => {
    expect(axesFor(chartWith({ startsAtZero: true }), 800, 220).values.min).toBe(0)
  })

  it('do without a value', () => {
    const gaps = chartWith({ series: [seriesOf('train', curveOf([NaN, NaN]))] })
    expect(isEmpty(gaps)).toBe(true)
    expect(axesFor(gaps, 800, 220).values.ticks.length).toBeGreaterThan(1)
  })

  it('leave out what a hidden series has', () => {
    const series = [seriesOf('a', curveOf([1, 2])), seriesOf('b', curveOf([50]), { isShown: false })]
    expect(valueExtent(chartWith({ series }))).toMatchObject({ min: 1, max: 2 })
  })

  it('span both the values and the smoothed line, which remembers those before', () => {
    const series = [seriesOf('a', curveOf([10, 0, 0, 0]), { smoothing: 0.9 })]
    const axis = { unit: 'step', range: { min: 1, max: 3 } } as const
    const extent = valueExtent(chartWith({ series, axis }))
    expect(extent?.min).toBe(0)
    expect(extent?.max).toBeGreaterThan(4)
  })

  it('span what is above zero on a logarithmic axis, the rest being gaps', () => {
    const series = [seriesOf('a', curveOf([-3, 0, 0.02, 5]))]
    const model = chartWith({ series, scale: 'log', startsAtZero: true })
    expect(valueExtent(model)).toMatchObject({ min: 0.02, max: 5 })
    expect(axesFor(model, 800, 220).values).toMatchObject({ min: 0.02, max: 5 })
  })
})

describe('an axis without outliers', () => {
  const random = seededRandom(4)
  const values = Array.from({ length: 50_000 }, (_, index) => (index % 1000 === 7 ? 100 : random() + 1))

  it('spans the values but for the few that are far away, and says how many these are', () => {
    const series = [seriesOf('loss', curveOf(values))]
    const axis = stepsUpTo(values.length)
    expect(valueExtent(chartWith({ series, axis }))).toMatchObject({ max: 100, beyond: 0 })
    const extent = valueExtent(chartWith({ series, axis, hidesOutliers: true }))
    expect(extent?.max).toBeLessThan(2.4)
    expect(extent?.beyond).toBe(50)
  })

  it('looks only at what is seen, and counts a smoothed series once', () => {
    const series = [seriesOf('loss', curveOf(values), { smoothing: 0.5 })]
    const axis = { unit: 'step', range: { min: 0, max: 9_999 } } as const
    expect(valueExtent(chartWith({ series, axis, hidesOutliers: true }))?.beyond).toBe(10)
  })

  it('is the usual one where nothing is far away', () => {
    const series = [seriesOf('loss', curveOf(Array.from({ length: 500 }, (_, index) => 2 - index / 500)))]
    const model = chartWith({ series, axis: stepsUpTo(500) })
    expect(valueExtent({ ...model, hidesOutliers: true })).toEqual(valueExtent(model))
  })
})
