import type { Theme } from '../theme'
import type { ChartAxes } from './axes'
import { plotPadding, valueAxisWidth } from './axes'
import { axisUnits } from './axisUnits'
import type { ChartModel } from './chartModel'
import { drawBehind, drawInFront } from './decorations'
import type { Pen } from './Pen'
import type { LinePlaces } from './plotLines'
import { drawLines } from './plotLines'
import type { Box, Place, Surface } from './Surface'
import { valueScales } from './valueScale'

const axisHeight = 24
const tickGap = 6

/** What is drawn of a chart: its lines between its axes. */
export interface Plot {
  readonly model: ChartModel
  readonly theme: Theme
  readonly axes: ChartAxes
  readonly texts: AxisTexts
  /** Between the axes, in pixels. */
  readonly area: Box
}

/** Texts at the ticks of both axes, in the order of these. */
export interface AxisTexts {
  readonly places: readonly string[]
  readonly values: readonly string[]
}

/** Between the axes of a plot with them, which has such a size in pixels and begins so far from the top. */
export function plotArea(width: number, height: number, top = 0): Box {
  return {
    left: valueAxisWidth,
    top: top + plotPadding.top,
    right: Math.max(valueAxisWidth + 1, width - plotPadding.right),
    bottom: height - axisHeight,
  }
}

/** The end of the axis along the bottom bears its name. */
export function axisTexts({ axis, format, scale }: ChartModel, { places, values }: ChartAxes): AxisTexts {
  const unit = axisUnits[axis.unit]
  const { tickInterval } = valueScales[scale]
  return {
    places: places.ticks.map((place) => (place === places.max ? unit.name() : unit.tick(place, places.interval))),
    values: values.ticks.map((value) => format.tick(value, tickInterval(value, values))),
  }
}

/**
 * Draws the plot with its axes.
 *
 * @param lines what is kept of its lines from one drawing to the next
 * @returns the pen that drew it, which knows where places and values are
 */
export function drawPlot(surface: Surface, plot: Plot, lines: LinePlaces): Pen {
  const pen = penOf(surface, plot)
  drawAxes(pen, plot)
  drawBehind(pen, plot.model)
  drawLines(pen, plot.model, lines)
  drawInFront(pen, plot.model)
  return pen
}

function penOf(surface: Surface, { model, theme, axes: { places, values }, area }: Plot): Pen {
  const scale = valueScales[model.scale]
  const [low, high] = [scale.of(values.min), scale.of(values.max)]
  const across = (area.right - area.left) / (places.max - places.min)
  const upwards = (area.bottom - area.top) / (high - low)
  return {
    surface,
    theme,
    x: (place) => area.left + (place - places.min) * across,
    y: (value) => area.bottom - (scale.of(value) - low) * upwards,
    area,
  }
}

function drawAxes({ surface, theme, x, y, area }: Pen, { axes: { places, values }, texts }: Plot): void {
  const { lines: colour, description } = theme.colours
  const stroke = { colour, width: theme.isHighContrast ? 1 : 0.5 }
  for (const [index, value] of values.ticks.entries()) {
    surface.line(level(area, y(value)), stroke)
    const place = { x: area.left - tickGap, y: y(value) + 4 }
    surface.text(texts.values[index] ?? '', place, { colour: description, anchor: 'end' })
  }
  surface.line(level(area, area.bottom), { colour, width: 1 })
  for (const [index, place] of places.ticks.entries()) {
    const anchor = place === places.max ? 'end' : 'middle'
    surface.text(texts.places[index] ?? '', { x: x(place), y: area.bottom + 16 }, { colour: description, anchor })
  }
}

/** In the middle of pixels, so that it is sharp. */
function level({ left, right }: Box, at: number): readonly Place[] {
  const y = Math.round(at) + 0.5
  return [
    { x: left, y },
    { x: right, y },
  ]
}
