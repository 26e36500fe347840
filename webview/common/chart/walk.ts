import type { ChartModel } from './chartModel'
import { adjacentStep, endSteps, nearestStep } from './cursor'

/** Share of the axis that a page key jumps. */
const pageShare = 0.1

/**
 * Where a key takes the cursor of a chart: a step, null for nowhere, undefined if the key is none of the chart's.
 * Arrows walk from point to point, the page keys a tenth of the axis, Home and End to the ends.
 */
export function stepForKey(key: string, model: ChartModel, current: number | null): number | null | undefined {
  const { series, steps } = model
  const ends = endSteps(series)
  const page = (steps.max - steps.min) * pageShare
  switch (key) {
    case 'Escape':
      return current === null ? undefined : null
    case 'Home':
      return ends?.first
    case 'End':
      return ends?.last
    case 'ArrowRight':
      return current === null ? ends?.first : (adjacentStep(series, current, 1) ?? current)
    case 'ArrowLeft':
      return current === null ? ends?.last : (adjacentStep(series, current, -1) ?? current)
    case 'PageUp':
      return nearestStep(series, (current ?? steps.max) - page) ?? undefined
    case 'PageDown':
      return nearestStep(series, (current ?? steps.min) + page) ?? undefined
    default:
      return undefined
  }
}
