import type { ChartModel, ChartSeries } from './chartModel'
import { shownSeries } from './chartModel'
import { adjacentX, endsOf, nearestX } from './cursor'

/** Share of the axis that a page key jumps. */
const pageShare = 0.1

/**
 * Where a key takes the cursor of a chart: a place on the axis, null for nowhere, undefined if the key is none of the chart's.
 * Arrows walk from point to point, the page keys a tenth of the axis, Home and End to the ends.
 */
export function placeForKey(key: string, model: ChartModel, current: number | null): number | null | undefined {
  const { range } = model.axis
  const series = walked(model)
  const ends = endsOf(series)
  const page = (range.max - range.min) * pageShare
  switch (key) {
    case 'Escape':
      return current === null ? undefined : null
    case 'Home':
      return ends?.first
    case 'End':
      return ends?.last
    case 'ArrowRight':
      return current === null ? ends?.first : (adjacentX(series, current, 1) ?? current)
    case 'ArrowLeft':
      return current === null ? ends?.last : (adjacentX(series, current, -1) ?? current)
    case 'PageUp':
      return nearestX(series, (current ?? range.max) - page) ?? undefined
    case 'PageDown':
      return nearestX(series, (current ?? range.min) + page) ?? undefined
    default:
      return undefined
  }
}

/** Series whose points the cursor goes to: what is shown, and measured if anything is. */
export function walked(model: ChartModel): readonly ChartSeries[] {
  const shown = shownSeries(model)
  const measured = shown.filter(({ role }) => role === 'measured')
  return measured.some(({ curve }) => curve.length > 0) ? measured : shown
}
