import { describe, expect, it } from 'vitest'
import { axesOf as axesWithin, valueExtent } from '../../../../webview/common/chart/axes'
import type { ChartModel, ChartSeries } from '../../../../webview/common/chart/chartModel'
import { isEmpty, plainChart, plainSeries } from '../../../../webview/common/chart/chartModel'
import type { Curve } from '../../../../webview/common/chart/Curve'
import { nearestX, valuesAt } from '../../../../webview/common/chart/cursor'
import { spokenPoint, spokenSummary } from '../../../../webview/common/chart/spoken'
import { valueFormats } from '../../../../webview/common/chart/valueFormat'
import { placeForKey } from '../../../../webview/common/chart/walk'
import { curveOf } from '../curves'

function series(name: string, curve: Curve): ChartSeries {
  return { ...plainSeries, id: name, name, curve, colour: 'blue' }
}

function stepsUpTo(max: number): ChartModel['axis'] {
  return { unit: 'step', range: { min: 0, max } }
}

function model(values: Partial<ChartModel> = {}): ChartModel {
  return {
    ...plainChart,
    title: 'Loss',
    format: valueFormats.number,
    series: [
      series('train', curveOf([2, 1, NaN, 0.5], [1, 10, 20, 30])),
      series('validation', curveOf([1.5, 0.75], [15, 30])),
    ],
    axis: stepsUpTo(100),
    emptyText: 'Waiting for the first step…',
    ...values,
  }
}

describe('the keys of a chart', () => {
  it('walk over the points of all series', () => {
    const walked: number[] = []
    let step: number | null = null
    for (let press = 0; press < 6; press++) {
      step = placeForKey('ArrowRight', model(), step) ?? null
      walked.push(step ?? NaN)
    }
    expect(walked).toEqual([1, 10, 15, 20, 30, 30])
  })

  it.each([
    ['ArrowLeft', null, 30],
    ['ArrowLeft', 15, 10],
    ['ArrowLeft', 1, 1],
    ['Home', 20, 1],
    ['End', null, 30],
    ['PageDown', 10, 20],
    ['PageUp', 30, 20],
    ['Escape', 10, null],
    ['Escape', null, undefined],
    ['a', 10, undefined],
  ])('%s from %s goes to %s', (key, from, to) => {
    expect(placeForKey(key, model(), from)).toBe(to)
  })

  it('go nowhere in an empty chart', () => {
    const empty = model({ series: [series('train', curveOf([]))] })
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])
      expect(placeForKey(key, empty, null)).toBeUndefined()
  })
})

describe('the values at a place', () => {
  it('are of the step that is nearest', () => {
    expect([-5, 6, 13, 999].map((place) => nearestX(model().series, place))).toEqual([1, 10, 15, 30])
  })

  it('name the step of each series where it has no point there', () => {
    expect(valuesAt(model().series, 10).map(({ x, value }) => [x, value])).toEqual([
      [10, 1],
      [15, 1.5],
    ])
  })
})

describe('what a screen reader is told', () => {
  it('of a chart: what it shows, the latest, lowest and highest values, and what stands out', () => {
    const text = spokenSummary(
      model({
        bands: [{ min: 0, max: 10, label: 'warmup', colour: 'yellow' }],
        markers: [{ x: 30, value: 0.75, label: 'best', colour: 'blue' }],
      }),
    )
    expect(text).toBe(
      'Loss, line chart, steps 0 to 100. train: 0.5000 at step 30; lowest 0.5000 at step 30, highest 2.000 at step 1. ' +
        'validation: 0.7500 at step 30; lowest 0.7500 at step 30, highest 1.500 at step 15. ' +
        'warmup: steps 0 to 10. best: 0.7500 at step 30.',
    )
  })

  it('of an empty chart: what it waits for', () => {
    expect(spokenSummary(model({ series: [] }))).toBe('Loss. Waiting for the first step…')
  })

  it('of a point: the values that it has, and no others', () => {
    expect(spokenPoint(model(), 30)).toBe('Step 30: train 0.5000, validation 0.7500')
    expect(spokenPoint(model(), 15)).toBe('Step 15: validation 1.500')
    expect(spokenPoint(model(), 20)).toBe('Step 20: train NaN')
  })
})

const axesOf = (shown: ChartModel, width: number, height: number) =>
  axesWithin(shown, valueExtent(shown), width, height)

describe('the axes of a chart', () => {
  it('span the values of the steps shown, and lines at values', () => {
    const { values } = axesOf(
      model({ axis: { unit: 'step', range: { min: 5, max: 30 } }, levels: [{ value: 3, label: 'peak' }] }),
      800,
      220,
    )
    expect([values.min, values.max]).toEqual([0.5, 3])
  })

  it('bear the name of the steps at their end, where it covers no tick', () => {
    const ends = (max: number) => axesOf(model({ axis: stepsUpTo(max) }), 500, 220).places.ticks.slice(-2)
    expect(ends(564)).toEqual([500, 564])
    expect(ends(510)).toEqual([400, 510])
    expect(ends(500)).toEqual([400, 500])
  })

  it('begin at zero where a chart wants it', () => {
    expect(axesOf(model({ startsAtZero: true }), 800, 220).values.min).toBe(0)
  })

  it('do without a value', () => {
    const gaps = model({ series: [series('train', curveOf([NaN, NaN]))] })
    expect(isEmpty(gaps)).toBe(true)
    expect(axesOf(gaps, 800, 220).values.ticks.length).toBeGreaterThan(1)
  })
})
