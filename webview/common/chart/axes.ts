import type { ChartModel } from './chartModel'
import { axisUnits } from './axisUnits'
import type { Curve } from './Curve'
import type { Range } from './Decimation'
import { linesOf } from './lines'
import { usualRange } from './outliers'
import type { AxisTicks } from './ticks'
import { valueScales } from './valueScale'

/** Width of the value axis: the same for all charts, so that charts above each other share the other axis. */
export const valueAxisWidth = 58
/** Pixels around a plot with its axes. */
export const plotPadding = { top: 10, right: 14, bottom: 0, left: 0 } as const
/** Pixels that a tick needs to be read. */
const placeTickRoom = 72
const valueTickRoom = 34
/** Pixels at the end of the axis along the bottom that its name takes. */
const nameRoom = 40

export interface ChartAxes {
  readonly places: AxisTicks
  readonly values: AxisTicks
}

/** What the value axis has to show. */
export interface ValueExtent extends Range {
  /** Points of the lines that are in this part of the axis, and left out above or below. */
  readonly beyond: number
}

/** The axes of a chart: fixed by us, so that drawing never has to look through the points. */
export function axesOf(model: ChartModel, extent: ValueExtent | null, width: number, height: number): ChartAxes {
  const { unit, range } = model.axis
  const count = Math.max(2, Math.floor(height / valueTickRoom))
  return {
    places: withName(axisUnits[unit].ticks(range, Math.max(2, Math.floor(width / placeTickRoom))), width),
    values: valueScales[model.scale].ticks(extent, count, model.bounds),
  }
}

/** The axis with its end for a last tick, which bears its name, and without those that the name would cover. */
function withName(axis: AxisTicks, width: number): AxisTicks {
  const end = axis.max - (nameRoom / width) * (axis.max - axis.min)
  return { ...axis, ticks: [...axis.ticks.filter((tick) => tick < end), axis.max] }
}

/** The values in the part of the axis that is shown; null if there is none. */
export function valueExtent(model: ChartModel): ValueExtent | null {
  const parts = drawnParts(model)
  const seen = parts.map(({ curve, begin, end }) => rangeOf(curve, begin, end))
  const levels = model.levels.map(({ value }) => ({ min: value, max: value }))
  const whole = united([...seen, ...levels.filter(({ min }) => model.scale === 'linear' || min > 0)])
  if (whole === null) return null
  const without = model.hidesOutliers ? united([...parts.map((part) => usualOf(part, model)), ...levels]) : null
  if (without === null) return { ...fromZero(model, whole), beyond: 0 }
  const range = { min: Math.max(whole.min, without.min), max: Math.min(whole.max, without.max) }
  const measured = parts.filter(({ isMeasured }) => isMeasured)
  const beyond = measured.reduce((sum, { curve, begin, end }) => sum + curve.countBeyond(begin, end, range), 0)
  return { ...fromZero(model, range), beyond }
}

interface DrawnPart {
  readonly curve: Curve
  readonly begin: number
  readonly end: number
  /** Its values are the series' own, not smoothed. */
  readonly isMeasured: boolean
}

/** The points of all lines, faint ones too, that are in the part of the axis that is shown. */
function drawnParts(model: ChartModel): readonly DrawnPart[] {
  const { min, max } = model.axis.range
  return linesOf(model)
    .flatMap(({ curve, behind }) =>
      (behind === null ? [curve] : [behind, curve]).map((each, index) => ({ curve: each, isMeasured: index === 0 })),
    )
    .map((each) => ({ ...each, begin: each.curve.firstFrom(min), end: each.curve.firstAfter(max) }))
}

function rangeOf(curve: Curve, begin: number, end: number): Range | null {
  const { least, greatest } = curve.extrema(begin, end)
  return least < 0 ? null : { min: curve.values.at(least), max: curve.values.at(greatest) }
}

function usualOf({ curve, begin, end }: DrawnPart, { scale }: ChartModel): Range | null {
  return usualRange(curve, [begin, end], valueScales[scale])
}

function united(ranges: readonly (Range | null)[]): Range | null {
  const known = ranges.filter((range) => range !== null)
  if (known.length === 0) return null
  return { min: Math.min(...known.map(({ min }) => min)), max: Math.max(...known.map(({ max }) => max)) }
}

function fromZero({ startsAtZero, scale }: ChartModel, { min, max }: Range): Range {
  return startsAtZero && scale === 'linear' ? { min: Math.min(0, min), max: Math.max(0, max) } : { min, max }
}
