import type { ChartModel } from './chartModel'
import type { Range } from './Decimation'
import type { AxisTicks } from './ticks'
import { stepTicks, valueTicks } from './ticks'

/** Pixels that a tick needs to be read. */
const stepTickRoom = 72
const valueTickRoom = 34
/** Pixels at the end of the step axis that its name takes. */
const stepNameRoom = 40

/** The axes of a chart: fixed by us, so that drawing never has to look through the points. */
export function axesOf(model: ChartModel, width: number, height: number): { steps: AxisTicks; values: AxisTicks } {
  return {
    steps: withName(stepTicks(model.steps, Math.max(2, Math.floor(width / stepTickRoom))), width),
    values: valueTicks(valueRange(model), Math.max(2, Math.floor(height / valueTickRoom)), model.bounds),
  }
}

/** The axis with its end for a last tick, which bears its name, and without those that the name would cover. */
function withName(axis: AxisTicks, width: number): AxisTicks {
  const end = axis.max - (stepNameRoom / width) * (axis.max - axis.min)
  return { ...axis, ticks: [...axis.ticks.filter((tick) => tick < end), axis.max] }
}

/** From the least to the greatest value in the steps shown; null if there is none. */
export function valueRange({ series, steps, levels, startsAtZero }: ChartModel): Range | null {
  let min = Infinity
  let max = -Infinity
  for (const { curve } of series) {
    const { least, greatest } = curve.extrema(curve.firstFrom(steps.min), curve.firstFrom(steps.max + 1))
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
