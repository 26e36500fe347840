import type { Theme } from '../theme'
import type { ChartAxes } from './axes'
import { axesOf, plotPadding, valueAxisWidth, valueExtent } from './axes'
import { axisUnits } from './axisUnits'
import { CanvasSurface } from './CanvasSurface'
import type { ChartModel } from './chartModel'
import { drawBehind, drawInFront } from './decorations'
import { drawCaption } from './imageCaption'
import { drawLines } from './imageLines'
import type { Pen } from './Pen'
import { spokenSummary } from './spoken'
import type { Surface } from './Surface'
import { SvgSurface } from './SvgSurface'
import { valueScales } from './valueScale'

/** Pixels. */
export interface ImageSize {
  readonly width: number
  readonly height: number
}

/** Of a chart as files usually have it. */
export const imageSize: ImageSize = { width: 900, height: 420 }
/** Pixels of a PNG for each of its size: sharp on fine screens and in print. */
const pngScale = 2
const margin = 10
const axisHeight = 24
const tickGap = 6

/** A chart as the text of an SVG file, with title, legend and background; nothing of a browser is needed for it. */
export function chartSvg(model: ChartModel, theme: Theme, size: ImageSize): string {
  const surface = new SvgSurface(size, theme.fontFamily)
  drawImage(surface, model, theme, size)
  return surface.document(model.title, spokenSummary(model))
}

/** A chart as a PNG file, with title, legend and background. */
export async function chartPng(model: ChartModel, theme: Theme, size: ImageSize): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(size.width * pngScale, size.height * pngScale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('This browser draws on no canvas beside the page.')
  context.scale(pngScale, pngScale)
  drawImage(new CanvasSurface(context, theme.fontFamily), model, theme, size)
  const blob = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await blob.arrayBuffer())
}

function drawImage(surface: Surface, model: ChartModel, theme: Theme, { width, height }: ImageSize): void {
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
