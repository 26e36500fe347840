import type { ChartModel } from './chartModel'
import { axisUnits } from './axisUnits'
import type { Range } from './Decimation'

/**
 * The chart with the part of its axis that is looked at.
 *
 * @param view null: all of it
 */
export function inView(model: ChartModel, view: Range | null): ChartModel {
  return view === null ? model : { ...model, axis: { ...model.axis, range: view } }
}

/**
 * What is seen after a zoom; null if that is all of the axis.
 *
 * @param factor of the extent: below 1 shows less, above 1 more
 * @param about the place that stays where it is
 */
export function zoomed({ axis }: ChartModel, view: Range | null, factor: number, about: number): Range | null {
  const { min, max } = view ?? axis.range
  const share = max > min ? Math.min(1, Math.max(0, (about - min) / (max - min))) : 0.5
  const span = Math.max((max - min) * factor, axisUnits[axis.unit].leastSpan)
  const place = Math.min(max, Math.max(min, about))
  return limited({ min: place - share * span, max: place + (1 - share) * span }, axis.range)
}

/**
 * What is seen after moving along the axis, but not beyond its ends.
 *
 * @param share of what is seen; to the right if positive
 */
export function panned({ axis }: ChartModel, view: Range | null, share: number): Range | null {
  const { min, max } = view ?? axis.range
  const way = (max - min) * share
  return limited({ min: min + way, max: max + way }, axis.range)
}

/** What is seen after selecting a part of the axis, given by its ends in any order. */
export function selected({ axis }: ChartModel, from: number, to: number): Range | null {
  const { leastSpan } = axisUnits[axis.unit]
  const middle = (from + to) / 2
  const half = Math.max(Math.abs(to - from), leastSpan) / 2
  return limited({ min: middle - half, max: middle + half }, axis.range)
}

/** What is seen so that a place is: moved if it has to be, with the place in the middle. */
export function following({ axis }: ChartModel, view: Range | null, place: number): Range | null {
  if (view === null || (place >= view.min && place <= view.max)) return view
  const half = (view.max - view.min) / 2
  return limited({ min: place - half, max: place + half }, axis.range)
}

/** Moved to where the axis is, and null if that is all of it. */
function limited({ min, max }: Range, whole: Range): Range | null {
  const span = max - min
  if (span >= (whole.max - whole.min) * (1 - 1e-9)) return null
  const from = Math.min(Math.max(min, whole.min), whole.max - span)
  return { min: from, max: from + span }
}
