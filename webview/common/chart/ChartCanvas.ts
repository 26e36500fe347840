import type { Theme } from '../theme'
import type { ChartAxes, ValueExtent } from './axes'
import { axesOf } from './axes'
import { CanvasSurface } from './CanvasSurface'
import type { ChartModel } from './chartModel'
import type { Pen } from './Pen'
import type { AxisTexts } from './plot'
import { axisTexts, drawPlot, plotArea } from './plot'
import { LinePlaces } from './plotLines'
import type { AxisTicks } from './ticks'

/** What is drawn. */
interface Drawing {
  readonly model: ChartModel
  readonly extent: ValueExtent | null
  readonly theme: Theme
}

/** Draws a chart model on a canvas of the page, and knows where its places and values are. */
export class ChartCanvas {
  readonly #canvas: HTMLCanvasElement
  readonly #context: CanvasRenderingContext2D
  readonly #lines = new LinePlaces(1)
  readonly #texts = new KeptTexts()
  #pen: Pen | null = null
  #range = { min: NaN, max: NaN }

  constructor(canvas: HTMLCanvasElement) {
    const context = canvas.getContext('2d')
    if (context === null) throw new Error('This browser draws on no canvas.')
    this.#canvas = canvas
    this.#context = context
  }

  /** Draws at once; the size in pixels of the page. */
  draw({ model, extent, theme }: Drawing, width: number, height: number): void {
    const scale = window.devicePixelRatio || 1
    this.#lines.columnsPerPixel = Math.min(2, scale)
    this.#clear(width, height, scale)
    const area = plotArea(width, height)
    const axes = axesOf(model, extent, area.right - area.left, height)
    const texts = this.#texts.of(model, axes)
    const surface = new CanvasSurface(this.#context, theme.fontFamily)
    this.#pen = drawPlot(surface, { model, theme, axes, texts, area }, this.#lines)
    this.#range = axes.places
  }

  /** The place on the axis under a pixel of the canvas. */
  placeAt(pixel: number): number {
    const { min, max } = this.#range
    return this.#pen === null ? NaN : min + this.shareOf(pixel - this.#pen.area.left) * (max - min)
  }

  /** So many pixels as a share of what is seen of the axis. */
  shareOf(pixels: number): number {
    return this.#pen === null ? NaN : pixels / (this.#pen.area.right - this.#pen.area.left)
  }

  /** Pixels from the left of the canvas. */
  pixelOf(place: number): number {
    return this.#pen?.x(place) ?? NaN
  }

  /** Pixels from the top of the canvas. */
  pixelOfValue(value: number): number {
    return this.#pen?.y(value) ?? NaN
  }

  #clear(width: number, height: number, scale: number): void {
    const canvas = this.#canvas
    const pixels = { width: Math.round(width * scale), height: Math.round(height * scale) }
    if (canvas.width !== pixels.width || canvas.height !== pixels.height) {
      Object.assign(canvas, pixels)
      Object.assign(canvas.style, { width: `${width}px`, height: `${height}px` })
    }
    this.#context.setTransform(scale, 0, 0, scale, 0, 0)
    this.#context.clearRect(0, 0, width, height)
  }
}

/** Texts at ticks, which are made again only when an axis changes: making them takes as long as drawing. */
class KeptTexts {
  #known: { readonly model: ChartModel; readonly axes: ChartAxes; readonly texts: AxisTexts } | null = null

  of(model: ChartModel, axes: ChartAxes): AxisTexts {
    const known = this.#known
    const isSame =
      known !== null &&
      known.model.axis.unit === model.axis.unit &&
      known.model.scale === model.scale &&
      isSameAxis(known.axes.places, axes.places) &&
      isSameAxis(known.axes.values, axes.values)
    if (isSame) return known.texts
    const texts = axisTexts(model, axes)
    this.#known = { model, axes, texts }
    return texts
  }
}

function isSameAxis(one: AxisTicks, other: AxisTicks): boolean {
  return (
    one.min === other.min &&
    one.max === other.max &&
    one.interval === other.interval &&
    one.ticks.length === other.ticks.length
  )
}
