import { describe, expect, it } from 'vitest'
import { spokenPoint, spokenSummary } from '../../../../webview/common/chart/spoken'
import { nearestLine, nearestX, valuesAt } from '../../../../webview/common/chart/cursor'
import { placeForKey, walked } from '../../../../webview/common/chart/walk'
import { chartWith, seriesOf } from '../chartWith'
import { curveOf } from '../curves'

describe('the keys of a chart', () => {
  it('walk over the points of all series', () => {
    const walked: number[] = []
    let step: number | null = null
    for (let press = 0; press < 6; press++) {
      step = placeForKey('ArrowRight', chartWith(), step) ?? null
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
    expect(placeForKey(key, chartWith(), from)).toBe(to)
  })

  it('go nowhere in an empty chart', () => {
    const empty = chartWith({ series: [seriesOf('train', curveOf([]))] })
    for (const key of ['ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'])
      expect(placeForKey(key, empty, null)).toBeUndefined()
  })
})

describe('the values at a place', () => {
  it('are of the step that is nearest', () => {
    expect([-5, 6, 13, 999].map((place) => nearestX(chartWith().series, place))).toEqual([1, 10, 15, 30])
  })

  it('name the step of each series where it has no point there', () => {
    expect(valuesAt(chartWith().series, 10).map(({ x, value }) => [x, value])).toEqual([
      [10, 1],
      [15, 1.5],
    ])
  })
})

describe('the line that is nearest to the pointer', () => {
  const flat = (name: string, value: number) => seriesOf(name, curveOf([value, value], [0, 10]))
  it('is found by how far its value is seen from it', () => {
    const series = [flat('a', 1), flat('b', 2), flat('c', 5)]
    expect(nearestLine(series, 3, (value) => Math.abs(value - 2.4))).toBe('b')
    expect(nearestLine([flat('nan', NaN)], 3, (value) => Math.abs(value))).toBeNull()
  })

  it('is that of the smoothed values where they are smoothed', () => {
    const series = [seriesOf('smooth', curveOf([0, 0, 0, 9]), { smoothing: 0.9 }), flat('b', 6)]
    expect(nearestLine(series, 3, (value) => Math.abs(value - 8))).toBe('b')
  })
})

describe('what the cursor goes to', () => {
  const planned = seriesOf('planned', curveOf([1, 2, 3], [1, 2, 3]), { role: 'planned' })
  const names = (chart: Parameters<typeof walked>[0]) => walked(chart).map(({ name }) => name)

  it('is what was measured, and what is planned only as long as that is all', () => {
    const measured = seriesOf('measured', curveOf([5], [1]))
    expect(names(chartWith({ series: [planned, measured] }))).toEqual(['measured'])
    expect(names(chartWith({ series: [planned, seriesOf('measured', curveOf([]))] }))).toContain('planned')
  })

  it('is nothing hidden', () => {
    const hidden = seriesOf('hidden', curveOf([5], [1]), { isShown: false })
    expect(names(chartWith({ series: [hidden, seriesOf('b', curveOf([1], [2]))] }))).toEqual(['b'])
  })
})

describe('what a screen reader is told', () => {
  it('of a chart: what it shows, the latest, lowest and highest values, and what stands out', () => {
    const text = spokenSummary(
      chartWith({
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
    expect(spokenSummary(chartWith({ series: [] }))).toBe('Loss. Waiting for the first step…')
  })

  it('of a point: the values that it has, and no others', () => {
    expect(spokenPoint(chartWith(), 30)).toBe('Step 30: train 0.5000, validation 0.7500')
    expect(spokenPoint(chartWith(), 15)).toBe('Step 15: validation 1.500')
    expect(spokenPoint(chartWith(), 20)).toBe('Step 20: train NaN')
  })

  it('of a point: what happened there', () => {
    const chart = chartWith({ marks: [{ x: 30, kind: 'checkpoint', label: 'checkpoint' }] })
    expect(spokenPoint(chart, 30)).toBe('Step 30, checkpoint: train 0.5000, validation 0.7500')
  })

  it('of a chart: how many values are no number or have no place on its axis', () => {
    const series = [seriesOf('train', curveOf([2, 0, -1, NaN, Infinity, 1]), { hasNaN: true })]
    const text = spokenSummary(chartWith({ series, scale: 'log' }))
    expect(text).toContain('logarithmic.')
    expect(text).toContain('Values that are no number: 2.')
    expect(text).toContain('Values of 0 or below, which the logarithmic axis leaves out: 2.')
    expect(spokenSummary(chartWith({ series: [seriesOf('f1', curveOf([1, NaN]))] }))).not.toContain('no number')
  })

  it('of many series: only their latest values', () => {
    const series = Array.from({ length: 20 }, (_, run) => seriesOf(`run ${run}`, curveOf([1, 2, 3])))
    const text = spokenSummary(chartWith({ series }))
    expect(text).toContain('run 19: 3.000 at step 2.')
    expect(text).not.toContain('lowest')
  })

  it('in the unit of the axis', () => {
    const series = [seriesOf('train', curveOf([2, 1], [0.5, 1.25]))]
    const epochs = chartWith({ series, axis: { unit: 'epoch', range: { min: 0, max: 3 } } })
    expect(spokenSummary(epochs)).toContain('epochs 0.00 to 3.00')
    expect(spokenPoint(epochs, 1.25)).toBe('Epoch 1.25: train 1.000')
    const times = chartWith({
      series: [seriesOf('train', curveOf([2], [65]))],
      axis: { unit: 'time', range: { min: 0, max: 3700 } },
    })
    expect(spokenSummary(times)).toContain('time 0:00 to 1:01:40')
    expect(spokenPoint(times, 65)).toBe('1:05: train 2.000')
  })
})
