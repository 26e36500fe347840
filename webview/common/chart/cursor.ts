import type { ChartSeries } from './chartModel'
import type { Curve } from './Curve'

/** A series' value at a place of the step axis. */
export interface SeriesValue {
  readonly series: ChartSeries
  readonly step: number
  /** NaN in a gap. */
  readonly value: number
}

/** The step of a point that is nearest to a place on the axis; null if there is no point. */
export function nearestStep(series: readonly ChartSeries[], place: number): number | null {
  let nearest: number | null = null
  for (const { curve } of series) {
    if (curve.length === 0) continue
    const step = curve.steps.at(nearestIndex(curve, place))
    if (nearest === null || Math.abs(step - place) < Math.abs(nearest - place)) nearest = step
  }
  return nearest
}

/** The next step after `step` that any series has a point at; with `direction` -1 the one before it. */
export function adjacentStep(series: readonly ChartSeries[], step: number, direction: 1 | -1): number | null {
  const steps = series.flatMap(({ curve }) => {
    const index = direction === 1 ? curve.firstFrom(step + 1) : curve.firstFrom(step) - 1
    return index >= 0 && index < curve.length ? [curve.steps.at(index)] : []
  })
  if (steps.length === 0) return null
  return direction === 1 ? Math.min(...steps) : Math.max(...steps)
}

/** The first and the last step that any series has a point at; null if there is none. */
export function endSteps(series: readonly ChartSeries[]): { first: number; last: number } | null {
  const filled = series.filter(({ curve }) => curve.length > 0)
  if (filled.length === 0) return null
  return {
    first: Math.min(...filled.map(({ curve }) => curve.steps.at(0))),
    last: Math.max(...filled.map(({ curve }) => curve.steps.at(curve.length - 1))),
  }
}

/** Of each series the point nearest to a step; series without points are left out. */
export function valuesAt(series: readonly ChartSeries[], step: number): SeriesValue[] {
  return series.flatMap((each) => {
    const { curve } = each
    if (curve.length === 0) return []
    const index = nearestIndex(curve, step)
    return [{ series: each, step: curve.steps.at(index), value: curve.values.at(index) }]
  })
}

function nearestIndex(curve: Curve, place: number): number {
  const after = Math.min(curve.length - 1, curve.firstFrom(place))
  const before = Math.max(0, after - 1)
  return place - curve.steps.at(before) < curve.steps.at(after) - place ? before : after
}
