import type { Theme } from '../theme'
import type { ChartAxes } from './axes'
import { axesOf, plotPadding, valueAxisWidth, valueExtent } from './axes'
import { axisUnits } from './axisUnits'
import type { ChartModel } from './chartModel'
import { drawBehind, drawInFront } from './decorations'
import { drawCaption } from './imageCaption'
import { drawLines } from './imageLines'
import type { Pen } from './Pen'
import type { Surface } from './Surface'
import { valueScales } from './valueScale'

/** Pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Of a chart as files usually have it. */
export const imageSize: ImageSize = { width: 900, height: 420 }
const margin = 10
const axisHeight = 24
const tickGap = 6

/** A chart with title, legend and background: what a file of it shows. */
export function drawImage(surface: Surface, model: ChartModel, theme: Theme, { width, height }: ImageSize): void {
  surface.fill({ left: 0, top: 0, right: width, bottom: height }, theme.colours.background)
  const extent = valueExtent(model)
  const top = drawCaption(surface, model, theme, { extent, left: margin, top: margin, right: width - margin })
  const area = {
    left: valueAxisWidth,
    top: top + plotPadding.top,
    right: width - plotPadding.right,
    bottom: height - axisHeight,
  }
  const axes = axesOf(model, extent, area.right - area.left, height - top)
  const pen = penOf(surface, model, theme, axes, area)
  drawAxes(pen, model, axes)
  drawBehind(pen, model)
  drawInFront(pen, model, drawLines(pen, model))
}

function penOf(surface: Surface, model: ChartModel, theme: Theme, axes: ChartAxes, area: Pen['area']): Pen {
  const { places, values } = axes
  const scale = valueScales[model.scale]
  const [low, high] = [scale.of(values.min), scale.of(values.max)]
  const share = (value: number): number => (scale.of(value) - low) / (high - low)
  return {
    surface,
    theme,
    x: (place) => area.left + ((place - places.min) / (places.max - places.min)) * (area.right - area.left),
    y: (value) => area.bottom - share(value) * (area.bottom - area.top),
    area,
  }
}

function drawAxes({ surface, theme, x, y, area }: Pen, model: ChartModel, { places, values }: ChartAxes): void {
  const unit = axisUnits[model.axis.unit]
  const scale = valueScales[model.scale]
  const { lines: colour, description } = theme.colours
  const stroke = { colour, width: theme.isHighContrast ? 1 : 0.5 }
  const across = (at: number) => [
    { x: area.left, y: at },
    { x: area.right, y: at },
  ]
  for (const value of values.ticks) {
    surface.line(across(y(value)), stroke)
    const text = model.format.tick(value, scale.tickInterval(value, values))
    surface.text(text, { x: area.left - tickGap, y: y(value) + 4 }, { colour: description, anchor: 'end' })
  }
  surface.line(across(area.bottom), { colour, width: 1 })
  for (const place of places.ticks) {
    const isEnd = place === places.max
    const text = isEnd ? unit.name() : unit.tick(place, places.interval)
    const anchor = isEnd ? 'end' : 'middle'
    surface.text(text, { x: x(place), y: area.bottom + 16 }, { colour: description, anchor })
  }
}
