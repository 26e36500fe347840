import type { ChartBand, ChartMarker, ChartModel } from './chartModel'
import { drawMarks } from './marks'
import type { Pen } from './Pen'
import { upright, writeLabel } from './Pen'

const labelGap = 4
/** Pixels over the axis that marks on it take. */
const markRoom = 6
const crossSize = 2.5
/** Pixels between two crosses. */
const leastCrossGap = 8

/** The bands, the levels and the marks. */
export function drawBehind(pen: Pen, model: ChartModel): void {
  for (const band of model.bands) drawBand(pen, band)
  drawLevels(pen, model)
  drawMarks(pen, model.marks)
}

/** The labels, which stay readable on lines, and the points that stand out. */
export function drawInFront(pen: Pen, model: ChartModel): void {
  for (const band of model.bands) labelBand(pen, band, model.marks.length > 0)
  labelLevels(pen, model)
  for (const marker of model.markers) drawMarker(pen, marker)
}

function drawBand({ surface, theme, x, area }: Pen, band: ChartBand): void {
  const left = Math.max(area.left, x(band.min))
  const right = Math.min(area.right, x(band.max))
  if (right <= left) return
  const colour = theme.colours[band.colour]
  surface.fill({ ...area, left, right }, colour, theme.isHighContrast ? 0.3 : 0.14)
  if (x(band.max) <= area.right) surface.line(upright(right, area), { colour, width: 1, dash: [2, 3] })
}

/** @param isOverMarks whether there are marks on the axis, which it is not to cover */
function labelBand({ surface, theme, x, area }: Pen, band: ChartBand, isOverMarks: boolean): void {
  const left = Math.max(area.left, x(band.min))
  const right = Math.min(area.right, x(band.max))
  if (right <= left) return
  const width = surface.textWidth(band.label) + 2 * labelGap
  // Inside at its end if there is room, since a curve begins at the other end; else beside it where there is some.
  const isInside = right - left > width + 20 || right + width > area.right
  const start = isInside ? Math.max(area.left, right - width) : right
  writeLabel({ surface, theme }, band.label, {
    x: start + labelGap,
    y: area.bottom - labelGap - (isOverMarks ? markRoom : 0),
  })
}

function drawLevels({ surface, theme, y, area }: Pen, { levels }: ChartModel): void {
  for (const { value } of levels) {
    const height = heightOf({ y, area }, value)
    if (height === null) continue
    const ends = [
      { x: area.left, y: height },
      { x: area.right, y: height },
    ]
    surface.line(ends, { colour: theme.colours.description, width: 1, dash: [2, 3] })
  }
}

function labelLevels({ surface, theme, y, area }: Pen, { levels }: ChartModel): void {
  for (const { value, label } of levels) {
    const height = heightOf({ y, area }, value)
    if (height === null) continue
    const width = surface.textWidth(label)
    writeLabel({ surface, theme }, label, { x: area.right - width - labelGap, y: height + 13 })
  }
}

/** Where the line of a level is; null where it is out of sight. */
function heightOf({ y, area }: Pick<Pen, 'y' | 'area'>, value: number): number | null {
  const height = Math.round(y(value)) + 0.5
  return height >= area.top - 1 && height <= area.bottom + 1 ? height : null
}

/** Where values are no numbers: a small cross for each, on the axis along the bottom; where they are close, for some. */
export function drawGaps({ surface, x, area }: Pen, colour: string, places: readonly number[]): void {
  let last = -Infinity
  const y = area.bottom - crossSize - 2
  for (const place of places) {
    const at = x(place)
    if (at - last < leastCrossGap || at < area.left - 1 || at > area.right + 1) continue
    last = at
    for (const slope of [1, -1])
      surface.line(
        [
          { x: at - crossSize, y: y - slope * crossSize },
          { x: at + crossSize, y: y + slope * crossSize },
        ],
        { colour, width: 1.5 },
      )
  }
}

/** A ring around the point, with its name beside it. */
function drawMarker({ surface, theme, area, ...pen }: Pen, { x: place, value, label, colour }: ChartMarker): void {
  const x = pen.x(place)
  const y = pen.y(value)
  if (x < area.left - 1 || x > area.right + 1 || !(y >= area.top - 1 && y <= area.bottom + 1)) return
  surface.ring({ x, y }, 6, { colour: theme.colours[colour], width: 2 })
  const width = surface.textWidth(label)
  const left = Math.min(Math.max(area.left, x - width / 2), area.right - width)
  writeLabel({ surface, theme }, label, { x: left, y: y - area.top > 22 ? y - 10 : y + 20 })
}
