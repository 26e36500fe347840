import type { ChartConfiguration, ChartDataset, Tick } from 'chart.js'
import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js'
import type { Theme } from '../theme'
import { axesOf } from './axes'
import { axisUnits } from './axisUnits'
import type { ChartModel, ChartSeries } from './chartModel'
import { dashes, shownSeries } from './chartModel'
import { Decimation } from './Decimation'
import type { Decoration, PlotPoint } from './decorations'
import { drawBehind, drawInFront } from './decorations'
import type { AxisTicks } from './ticks'

Chart.register(LineController, LineElement, PointElement, LinearScale)

/** Width of the value axis: the same for all charts, so that charts above each other share the other axis. */
const valueAxisWidth = 58
const padding = { top: 10, right: 14, bottom: 0, left: 0 }
/** More marks than this on 100 pixels would touch. */
const marksPerHundredPixels = 12
const lineWidth = 1.6
const markRadius = 3

type Dataset = ChartDataset<'line', PlotPoint[]>

/**
 * Draws a chart model with Chart.js. Chart.js is told to do nothing but draw: it gets the few points that show, in
 * order and in its own form, and fixed axes; nothing is animated, and it listens to no event.
 */
export class ChartCanvas {
  readonly #chart: Chart<'line', PlotPoint[]>
  readonly #decoration: Decoration = { model: null, theme: null, lonely: [] }
  readonly #decimations = new Map<string, Decimation>()
  readonly #placeLabels = new TickLabels()
  readonly #valueLabels = new TickLabels()

  constructor(canvas: HTMLCanvasElement) {
    this.#chart = new Chart(canvas, configuration(this.#decoration))
  }

  /** Draws at once. */
  draw(model: ChartModel, theme: Theme, width: number, height: number): void {
    const chart = this.#chart
    if (chart.width !== width || chart.height !== height) chart.resize(width, height)
    const plotWidth = Math.max(1, width - valueAxisWidth - padding.right)
    const axes = axesOf(model, plotWidth, height)
    this.#decoration.model = model
    this.#decoration.theme = theme
    this.#decoration.lonely.length = 0
    chart.data.datasets = shownSeries(model).map((series, index) =>
      this.#dataset(series, chart.data.datasets[index], { model, theme, plotWidth }),
    )
    const { places, values } = axes
    const unit = axisUnits[model.axis.unit]
    setAxis(
      chart,
      'x',
      places,
      theme,
      this.#placeLabels.of(places, (x) => (x === places.max ? unit.name() : unit.tick(x, places.interval))),
    )
    setAxis(
      chart,
      'y',
      values,
      theme,
      this.#valueLabels.of(values, (value) => model.format.tick(value, values.interval)),
    )
    chart.update('none')
  }

  /** The place on the axis under a pixel of the canvas. */
  placeAt(pixel: number): number {
    return this.#chart.scales['x']?.getValueForPixel(pixel) ?? NaN
  }

  /** Pixels from the left of the canvas. */
  pixelOf(place: number): number {
    return this.#chart.scales['x']?.getPixelForValue(place) ?? NaN
  }

  dispose(): void {
    this.#chart.destroy()
  }

  #decimation(id: string): Decimation {
    const known = this.#decimations.get(id)
    if (known !== undefined) return known
    const decimation = new Decimation()
    this.#decimations.set(id, decimation)
    return decimation
  }

  #dataset(
    series: ChartSeries,
    before: Dataset | undefined,
    { model, theme, plotWidth }: { model: ChartModel; theme: Theme; plotWidth: number },
  ): Dataset {
    const columns = Math.round(plotWidth * Math.min(2, window.devicePixelRatio || 1))
    const kept = this.#decimation(series.id).points(series.curve, model.axis.range, columns)
    const points = pointsOf(series, kept, before?.data ?? [])
    const hasRoom = points.length <= (plotWidth / 100) * marksPerHundredPixels
    if (!series.hasMarks || !hasRoom)
      this.#decoration.lonely.push({ colour: series.colour, points: lonelyPoints(points) })
    const colour = theme.colours[series.colour]
    // The same object as before spares Chart.js from building its elements again.
    return Object.assign(before ?? { data: points }, {
      data: points,
      // So Chart.js draws every point: else it would draw those of one pixel column by their middle, which shows in a
      // steep line. Its own plugin for decimation says it so.
      _decimated: true,
      borderColor: colour,
      backgroundColor: colour,
      borderDash: [...dashes[series.dash]],
      borderWidth: lineWidth,
      pointRadius: series.hasMarks && hasRoom ? markRadius : 0,
    })
  }
}

/** Ticks with their texts, which are made again only when the axis changes: making them takes as long as drawing. */
class TickLabels {
  #axis: AxisTicks | null = null
  #ticks: Tick[] = []

  of(axis: AxisTicks, text: (value: number) => string): Tick[] {
    const before = this.#axis
    this.#axis = axis
    if (before === null || !isSameAxis(before, axis))
      this.#ticks = axis.ticks.map((value) => ({ value, label: text(value) }))
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

function configuration(decoration: Decoration): ChartConfiguration<'line', PlotPoint[]> {
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
      layout: { padding },
      elements: { line: { tension: 0 }, point: { hitRadius: 0, borderWidth: 0 } },
      // Marks at the ends of the axis are whole.
      clip: 8,
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
        beforeDatasetsDraw: (chart) => drawBehind(chart, decoration),
        afterDatasetsDraw: (chart) => drawInFront(chart, decoration),
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

/** Points in Chart.js' form, in the objects of the last drawing: sixty times a second, thousands of them. */
function pointsOf({ curve }: ChartSeries, indices: readonly number[], reused: PlotPoint[]): PlotPoint[] {
  const points: PlotPoint[] = reused.slice(0, indices.length)
  for (const [place, index] of indices.entries()) {
    const x = curve.x.at(index)
    const value = curve.values.at(index)
    const y = Number.isFinite(value) ? value : NaN
    const point = points[place]
    if (point === undefined) points.push({ x, y })
    else {
      point.x = x
      point.y = y
    }
  }
  return points
}

/** Points between gaps, which no line would show. */
function lonelyPoints(points: readonly PlotPoint[]): PlotPoint[] {
  const isDrawn = (point: PlotPoint | undefined): boolean => point !== undefined && !Number.isNaN(point.y)
  return points.filter((point, i) => isDrawn(point) && !isDrawn(points[i - 1]) && !isDrawn(points[i + 1]))
}
