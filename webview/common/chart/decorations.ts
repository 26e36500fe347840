import type { Chart } from 'chart.js'
import type { ColourToken } from '../colours'
import type { Theme } from '../theme'
import type { ChartBand, ChartMarker, ChartModel } from './chartModel'

/** A point as it is drawn: with NaN for a gap. */
export interface PlotPoint {
  x: number
  y: number
}

/** What is drawn beside the lines. */
export interface Decoration {
  model: ChartModel | null
  theme: Theme | null
  /** Points that have no neighbour to draw a line to. */
  readonly lonely: { readonly colour: ColourToken; readonly points: readonly PlotPoint[] }[]
}

interface Pen {
  readonly context: CanvasRenderingContext2D
  readonly theme: Theme
  readonly x: (place: number) => number
  readonly y: (value: number) => number
  readonly area: Chart['chartArea']
}

type DrawnChart = Pick<Chart, 'ctx' | 'scales' | 'chartArea'>
const labelGap = 4
const evaluationHeight = 7
/** Pixels between two of them. */
const leastEvaluationGap = 3

/** The band, the levels and the evaluations. */
export function drawBehind(chart: DrawnChart, { model, theme }: Decoration): void {
  if (model === null || theme === null) return
  const pen = penOf(chart, theme)
  pen.context.save()
  for (const band of model.bands) drawBand(pen, band)
  drawLevels(pen, model)
  drawEvaluations(pen, model)
  pen.context.restore()
}

/** Lonely points and markers. */
export function drawInFront(chart: DrawnChart, { model, theme, lonely }: Decoration): void {
  if (model === null || theme === null) return
  const pen = penOf(chart, theme)
  pen.context.save()
  for (const { colour, points } of lonely) {
    pen.context.fillStyle = theme.colours[colour]
    for (const point of points) drawDisc(pen, point)
  }
  for (const marker of model.markers) drawMarker(pen, marker)
  pen.context.restore()
}

function penOf(chart: DrawnChart, theme: Theme): Pen {
  return {
    context: chart.ctx,
    theme,
    x: (place) => chart.scales['x']?.getPixelForValue(place) ?? 0,
    y: (value) => chart.scales['y']?.getPixelForValue(value) ?? 0,
    area: chart.chartArea,
  }
}

function drawBand({ context, theme, x, area }: Pen, band: ChartBand): void {
  const left = Math.max(area.left, x(band.min))
  const right = Math.min(area.right, x(band.max))
  if (right <= left) return
  context.fillStyle = theme.colours[band.colour]
  context.globalAlpha = theme.isHighContrast ? 0.3 : 0.14
  context.fillRect(left, area.top, right - left, area.bottom - area.top)
  context.globalAlpha = 1
  context.strokeStyle = theme.colours[band.colour]
  context.lineWidth = 1
  context.setLineDash([2, 3])
  strokeLine(context, right, area.top, right, area.bottom)
  context.setLineDash([])
  const width = labelWidth({ context, theme }, band.label) + 2 * labelGap
  // Inside at its end if there is room, since a curve begins at the other end.
  const place = right - left > width + 20 ? right - width + labelGap : right + labelGap
  writeLabel({ context, theme }, band.label, place, area.bottom - labelGap)
}

function drawLevels({ context, theme, y, area }: Pen, { levels }: ChartModel): void {
  for (const { value, label } of levels) {
    const height = Math.round(y(value)) + 0.5
    context.strokeStyle = theme.colours.description
    context.lineWidth = 1
    context.setLineDash([2, 3])
    strokeLine(context, area.left, height, area.right, height)
    context.setLineDash([])
    const width = labelWidth({ context, theme }, label)
    writeLabel({ context, theme }, label, area.right - width - labelGap, height + 13)
  }
}

/** Short lines on the step axis; side by side without a gap they would say nothing. */
function drawEvaluations({ context, theme, x, area }: Pen, { marks }: ChartModel): void {
  if (marks.length > (area.right - area.left) / leastEvaluationGap) return
  context.strokeStyle = theme.colours.foreground
  context.lineWidth = 1
  for (const mark of marks) {
    const place = Math.round(x(mark.x)) + 0.5
    strokeLine(context, place, area.bottom - evaluationHeight, place, area.bottom)
  }
}

/** A ring around the point, with its name beside it. */
function drawMarker(pen: Pen, { x: at, value, label, colour }: ChartMarker): void {
  const { context, theme, area } = pen
  const x = pen.x(at)
  const y = pen.y(value)
  if (x < area.left - 1 || x > area.right + 1 || !Number.isFinite(y)) return
  context.strokeStyle = theme.colours[colour]
  context.lineWidth = 2
  context.beginPath()
  context.arc(x, y, 6, 0, 2 * Math.PI)
  context.stroke()
  const width = labelWidth(pen, label)
  const left = Math.min(Math.max(area.left, x - width / 2), area.right - width)
  writeLabel(pen, label, left, y - area.top > 22 ? y - 10 : y + 20)
}

/** In pixels. */
function labelWidth({ context, theme }: Pick<Pen, 'context' | 'theme'>, text: string): number {
  context.font = labelFont(theme)
  return context.measureText(text).width
}

function labelFont({ fontFamily }: Theme): string {
  return `11px ${fontFamily}`
}

/** Text that stays readable on lines: with a rim in the colour of the background. */
function writeLabel({ context, theme }: Pick<Pen, 'context' | 'theme'>, text: string, x: number, y: number): void {
  context.font = labelFont(theme)
  context.lineJoin = 'round'
  context.lineWidth = 3
  context.strokeStyle = theme.colours.background
  context.strokeText(text, x, y)
  context.fillStyle = theme.colours.foreground
  context.fillText(text, x, y)
}

function drawDisc({ context, x, y }: Pen, point: PlotPoint): void {
  context.beginPath()
  context.arc(x(point.x), y(point.y), 2.5, 0, 2 * Math.PI)
  context.fill()
}

function strokeLine(context: CanvasRenderingContext2D, x: number, y: number, toX: number, toY: number): void {
  context.beginPath()
  context.moveTo(x, y)
  context.lineTo(toX, toY)
  context.stroke()
}
