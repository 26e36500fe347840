import type { ChartConfiguration, Tick } from 'chart.js'
import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js'
import type { Theme } from '../theme'
import type { ValueExtent } from './axes'
import { axesOf, plotPadding, valueAxisWidth } from './axes'
import { axisUnits } from './axisUnits'
import { CanvasSurface } from './CanvasSurface'
import type { ChartModel } from './chartModel'
import { Datasets } from './datasets'
import type { Decoration, PlotPoint } from './decorations'
import { drawBehind, drawInFront } from './decorations'
import type { Pen } from './Pen'
import type { AxisTicks } from './ticks'
import { valueScales } from './valueScale'

Chart.register(LineController, LineElement, PointElement, LinearScale)

/** Pixels that marks at the ends of the axis are seen beyond it. */
const clipMargin = 4

/** What is drawn. */
interface Drawing {
  readonly model: ChartModel
  readonly extent: ValueExtent | null
  readonly theme: Theme
}

/**
 * Draws a chart model with Chart.js. Chart.js is told to do nothing but draw: it gets the few points that show, in
 * order and in its own form, and fixed axes; nothing is animated, and it listens to no event.
 */
export class ChartCanvas {
  readonly #chart: Chart<'line', PlotPoint[]>
  readonly #decoration: Decoration = { lonely: [], gaps: [] }
  readonly #datasets = new Datasets()
  readonly #placeLabels = new TickLabels()
  readonly #valueLabels = new TickLabels()
  #drawing: Drawing | null = null

  constructor(canvas: HTMLCanvasElement) {
    this.#chart = new Chart(
      canvas,
      configuration({
        behind: () => this.#decorate((pen, { model }) => drawBehind(pen, model)),
        inFront: () => this.#decorate((pen, { model }) => drawInFront(pen, model, this.#decoration)),
      }),
    )
  }

  /** Draws at once. */
  draw(drawing: Drawing, width: number, height: number): void {
    const { model, extent, theme } = drawing
    const chart = this.#chart
    this.#drawing = drawing
    if (chart.width !== width || chart.height !== height) chart.resize(width, height)
    const plotWidth = Math.max(1, width - valueAxisWidth - plotPadding.right)
    chart.data.datasets = this.#datasets.of({ model, theme, plotWidth }, this.#decoration)
    const { places, values } = axesOf(model, extent, plotWidth, height)
    const unit = axisUnits[model.axis.unit]
    const scale = valueScales[model.scale]
    const placeText = (x: number): string => (x === places.max ? unit.name() : unit.tick(x, places.interval))
    const valueText = (value: number): string => model.format.tick(value, scale.tickInterval(value, values))
    setAxis(
      chart,
      'x',
      places,
      theme,
      this.#placeLabels.of(places, model.axis.unit, (x) => x, placeText),
    )
    const positions = { ...values, min: scale.of(values.min), max: scale.of(values.max) }
    setAxis(chart, 'y', positions, theme, this.#valueLabels.of(values, model.scale, scale.of, valueText))
    // Marks at the ends of the axis are whole, but nothing is seen of what is beyond them.
    chart.options.clip = model.hidesOutliers ? { left: clipMargin, right: clipMargin, top: 0, bottom: 0 } : clipMargin
    chart.update('none')
  }

  /** The place on the axis under a pixel of the canvas. */
  placeAt(pixel: number): number {
    return this.#chart.scales['x']?.getValueForPixel(pixel) ?? NaN
  }

  /** So many pixels as a share of what is seen of the axis. */
  shareOf(pixels: number): number {
    return pixels / (this.#chart.scales['x']?.width ?? NaN)
  }

  /** Pixels from the left of the canvas. */
  pixelOf(place: number): number {
    return this.#chart.scales['x']?.getPixelForValue(place) ?? NaN
  }

  /** Pixels from the top of the canvas. */
  pixelOfValue(value: number): number {
    const scale = valueScales[this.#drawing?.model.scale ?? 'linear']
    return this.#chart.scales['y']?.getPixelForValue(scale.of(value)) ?? NaN
  }

  dispose(): void {
    this.#chart.destroy()
  }

  #decorate(draw: (pen: Pen, drawing: Drawing) => void): void {
    const drawing = this.#drawing
    if (drawing === null) return
    const { ctx, chartArea } = this.#chart
    const pen: Pen = {
      surface: new CanvasSurface(ctx, drawing.theme.fontFamily),
      theme: drawing.theme,
      x: (place) => this.pixelOf(place),
      y: (value) => this.pixelOfValue(value),
      area: chartArea,
    }
    ctx.save()
    draw(pen, drawing)
    ctx.restore()
  }
}

/** Ticks with their texts, which are made again only when the axis changes: making them takes as long as drawing. */
class TickLabels {
  #axis: AxisTicks | null = null
  #kind = ''
  #ticks: Tick[] = []

  /** @param kind what else the texts depend on */
  of(axis: AxisTicks, kind: string, position: (value: number) => number, text: (value: number) => string): Tick[] {
    const isSame = this.#axis !== null && isSameAxis(this.#axis, axis) && this.#kind === kind
    this.#axis = axis
    this.#kind = kind
    if (!isSame) this.#ticks = axis.ticks.map((value) => ({ value: position(value), label: text(value) }))
    return this.#ticks
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

/** Draws beside the lines. */
interface Hooks {
  readonly behind: () => void
  readonly inFront: () => void
}

function configuration({ behind, inFront }: Hooks): ChartConfiguration<'line', PlotPoint[]> {
  return {
    type: 'line',
    data: { datasets: [] },
    options: {
      parsing: false,
      normalized: true,
      animation: false,
      responsive: false,
      maintainAspectRatio: false,
      events: [],
      spanGaps: false,
      layout: { padding: plotPadding },
      elements: { line: { tension: 0 }, point: { hitRadius: 0, borderWidth: 0 } },
      scales: {
        x: { type: 'linear', grid: { display: false }, ticks: { maxRotation: 0, autoSkip: false } },
        y: {
          type: 'linear',
          afterFit: (scale) => (scale.width = valueAxisWidth),
          ticks: { autoSkip: false },
          border: { display: false },
        },
      },
    },
    plugins: [
      {
        id: 'decorations',
        beforeDatasetsDraw: behind,
        afterDatasetsDraw: inFront,
      },
    ],
  }
}

function setAxis(
  chart: Chart<'line', PlotPoint[]>,
  name: 'x' | 'y',
  axis: AxisTicks,
  theme: Theme,
  ticks: Tick[],
): void {
  const options = chart.options.scales?.[name]
  if (options === undefined) return
  Object.assign(options, {
    min: axis.min,
    max: axis.max,
    afterBuildTicks: (scale: { ticks: Tick[] }) => {
      scale.ticks = ticks
    },
  })
  Object.assign(options.ticks ?? {}, {
    color: theme.colours.description,
    font: { family: theme.fontFamily, size: 11 },
    callback: (_: number | string, index: number) => ticks[index]?.label ?? '',
  })
  Object.assign(options.grid ?? {}, { color: theme.colours.lines, lineWidth: theme.isHighContrast ? 1 : 0.5 })
  Object.assign(options.border ?? {}, { color: theme.colours.lines })
}
