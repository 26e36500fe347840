import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CalmSummary } from '../../../../webview/common/chart/CalmSummary'
import type { ChartModel } from '../../../../webview/common/chart/chartModel'
import { chartWith, seriesOf } from '../chartWith'
import { curveOf } from '../curves'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A chart whose curve has come to this step. */
function chartAt(step: number): ChartModel {
  const curve = step === 0 ? curveOf([]) : curveOf([2, 1], [0, step])
  return chartWith({ series: [seriesOf('train', curve)] })
}

describe('the summary of a chart that changes', () => {
  it('stays as it is for some seconds', () => {
    const summary = new CalmSummary(() => undefined)
    const first = summary.of(chartAt(10))
    vi.advanceTimersByTime(4000)
    expect(summary.of(chartAt(20))).toBe(first)
    expect(first).toContain('at step 10')
  })

  it('is asked for anew once after the last change, as at the end of a run', () => {
    const onDue = vi.fn()
    const summary = new CalmSummary(onDue)
    for (const step of [10, 20, 30]) summary.of(chartAt(step))
    expect(onDue).not.toHaveBeenCalled()
    vi.advanceTimersByTime(60_000)
    expect(onDue).toHaveBeenCalledOnce()
    expect(summary.of(chartAt(30))).toContain('at step 30')
  })

  it('tells of the first point at once', () => {
    const summary = new CalmSummary(() => undefined)
    expect(summary.of(chartAt(0))).toContain('Waiting for the first step')
    expect(summary.of(chartAt(10))).toContain('at step 10')
  })

  it('tells at once of another part of the axis, which its user has chosen', () => {
    const summary = new CalmSummary(() => undefined)
    const chart = chartAt(10)
    summary.of(chart)
    const zoomed = { ...chart, axis: { ...chart.axis, range: { min: 0, max: 5 } } }
    expect(summary.of(zoomed)).toContain('steps 0 to 5')
  })

  it('asks for nothing once its chart is gone', () => {
    const onDue = vi.fn()
    const summary = new CalmSummary(onDue)
    for (const step of [10, 20]) summary.of(chartAt(step))
    summary.dispose()
    vi.advanceTimersByTime(60_000)
    expect(onDue).not.toHaveBeenCalled()
  })
})
