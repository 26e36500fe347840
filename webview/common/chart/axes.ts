import type { ChartModel } from './chartModel'
import { shownSeries } from './chartModel'
import type { Range } from './Decimation'
import type { AxisTicks } from './ticks'
import { valueTicks } from './ticks'
import { axisUnits } from './axisUnits'

/** Pixels that a tick needs to be read. */
const placeTickRoom = 72
const valueTickRoom = 34
/** Pixels at the end of the axis along the bottom that its name takes. */
const nameRoom = 40

/** The axes of a chart: fixed by us, so that drawing never has to look through the points. */
export function axesOf(model: ChartModel, width: number, height: number): { places: AxisTicks; values: AxisTicks } {
  const { unit, range } = model.axis
  return {
    places: withName(axisUnits[unit].ticks(range, Math.max(2, Math.floor(width / placeTickRoom))), width),
    values: valueTicks(valueRange(model), Math.max(2, Math.floor(height / valueTickRoom)), model.bounds),
  }
}

/** The axis with its end for a last tick, which bears its name, and without those that the name would cover. */
function withName(axis: AxisTicks, width: number): AxisTicks {
  const end = axis.max - (nameRoom / width) * (axis.max - axis.min)
  return { ...axis, ticks: [...axis.ticks.filter((tick) => tick < end), axis.max] }
}

/** From the least to the greatest value in the part of the axis that is shown; null if there is none. */
export function valueRange(model: ChartModel): Range | null {
  const { axis, levels, startsAtZero } = model
  let min = Infinity
  let max = -Infinity
  for (const { curve } of shownSeries(model)) {
    const { least, greatest } = curve.extrema(curve.firstFrom(axis.range.min), curve.firstAfter(axis.range.max))
    if (least < 0) continue
    min = Math.min(min, curve.values.at(least))
    max = Math.max(max, curve.values.at(greatest))
  }
  for (const { value } of levels) {
    min = Math.min(min, value)
    max = Math.max(max, value)
  }
  if (min > max) return null
  return startsAtZero ? { min: Math.min(0, min), max: Math.max(0, max) } : { min, max }
}
