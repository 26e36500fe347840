import type { ChartMark, ChartModel, ChartSeries } from './chartModel'
import type { Curve } from './Curve'

/** A series' value at a place of the axis. */
export interface SeriesValue {
  readonly series: ChartSeries
  readonly x: number
  /** NaN in a gap. */
  readonly value: number
  /** What the line shows there; null if it shows the value. */
  readonly smoothed: number | null
}

/** Where the point is that is nearest to a place on the axis; null if there is no point. */
export function nearestX(series: readonly ChartSeries[], place: number): number | null {
  let nearest: number | null = null
  for (const { curve } of series) {
    if (curve.length === 0) continue
    const x = curve.x.at(nearestIndex(curve, place))
    if (nearest === null || Math.abs(x - place) < Math.abs(nearest - place)) nearest = x
  }
  return nearest
}

/** The next place after `x` that any series has a point at; with `direction` -1 the one before it. */
export function adjacentX(series: readonly ChartSeries[], x: number, direction: 1 | -1): number | null {
  const found = series.flatMap(({ curve }) => {
    const index = direction === 1 ? curve.firstAfter(x) : curve.firstFrom(x) - 1
    return index >= 0 && index < curve.length ? [curve.x.at(index)] : []
  })
  if (found.length === 0) return null
  return direction === 1 ? Math.min(...found) : Math.max(...found)
}

/** The first and the last place that any series has a point at; null if there is none. */
export function endsOf(series: readonly ChartSeries[]): { first: number; last: number } | null {
  const filled = series.filter(({ curve }) => curve.length > 0)
  if (filled.length === 0) return null
  return {
    first: Math.min(...filled.map(({ curve }) => curve.x.at(0))),
    last: Math.max(...filled.map(({ curve }) => curve.x.at(curve.length - 1))),
  }
}

/** Of each series the point nearest to a place; series without points are left out. */
export function valuesAt(series: readonly ChartSeries[], place: number): SeriesValue[] {
  return series.flatMap((each) => {
    const { curve } = each
    if (curve.length === 0) return []
    const index = nearestIndex(curve, place)
    const smoothed = each.smoothing > 0 ? curve.smoothed(each.smoothing).values.at(index) : null
    return [{ series: each, x: curve.x.at(index), value: curve.values.at(index), smoothed }]
  })
}

function nearestIndex(curve: Curve, place: number): number {
  const after = Math.min(curve.length - 1, curve.firstFrom(place))
  const before = Math.max(0, after - 1)
  return place - curve.x.at(before) < curve.x.at(after) - place ? before : after
}

/**
 * The series whose line is nearest at a place.
 *
 * @param distanceTo a value, as it is seen
 * @returns its id; null if there is none
 */
export function nearestLine(
  series: readonly ChartSeries[],
  place: number,
  distanceTo: (value: number) => number,
): string | null {
  let nearest: { id: string; distance: number } | null = null
  for (const { series: each, value, smoothed } of valuesAt(series, place)) {
    const distance = distanceTo(smoothed ?? value)
    if (distance < (nearest?.distance ?? Infinity)) nearest = { id: each.id, distance }
  }
  return nearest?.id ?? null
}

/** What happened at a place. */
export function marksAt({ marks }: ChartModel, x: number): readonly ChartMark[] {
  return marks.filter((mark) => mark.x === x && mark.label !== '')
}
