import type { ChartModel } from './chartModel'
import { dashes } from './chartModel'
import type { Decoration } from './decorations'
import { Decimation } from './Decimation'
import type { Pen } from './Pen'
import type { Place } from './Surface'
import type { DrawnLine } from './drawnLines'
import {
  drawnColour,
  drawnLines,
  faintShare,
  hasRoomForMarks,
  lineWidths,
  lonelyPoints,
  markRadius,
  nanPlaces,
} from './drawnLines'

/** Pixel columns of one pixel: what is drawn is looked at enlarged. */
const columnsPerPixel = 2

/** Draws the lines of a chart, the topmost last. */
export function drawLines(pen: Pen, model: ChartModel): Decoration {
  const decoration: Decoration = { lonely: [], gaps: [] }
  const { surface, area } = pen
  const lines = drawnLines(model).toReversed()
  surface.within({ ...area, left: area.left - markRadius, right: area.right + markRadius }, () => {
    for (const line of lines) drawLine(pen, model, line, decoration)
  })
  return decoration
}

function drawLine(pen: Pen, model: ChartModel, line: DrawnLine, decoration: Decoration): void {
  const { series, curve, part } = line
  const { surface, theme, area } = pen
  const width = area.right - area.left
  const kept = new Decimation().points(curve, model.axis.range, Math.round(width * columnsPerPixel))
  const points = kept.map((index) => ({ x: curve.x.at(index), y: finite(curve.values.at(index)) }))
  const colour = drawnColour(series, theme)
  const opacity = part === 'behind' ? (theme.isHighContrast ? faintShare.highContrast : faintShare.usual) / 100 : 1
  const places = points.map(({ x, y }) => ({ x: pen.x(x), y: pen.y(y) }))
  for (const stretch of stretches(places))
    surface.line(stretch, { colour, width: lineWidths[part], dash: dashes[series.dash], opacity })
  const hasMarks = line.hasMarks && hasRoomForMarks(points.length, width)
  if (hasMarks) for (const place of places) if (!Number.isNaN(place.y)) surface.disc(place, markRadius, colour)
  if (!hasMarks && part !== 'behind') decoration.lonely.push({ colour: series.colour, points: lonelyPoints(points) })
  if (series.hasNaN && part !== 'behind')
    decoration.gaps.push({ colour: series.colour, places: nanPlaces(series, kept) })
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN
}

/** Places between gaps, two and more each. */
function stretches(places: readonly Place[]): Place[][] {
  const found: Place[][] = [[]]
  for (const place of places)
    if (Number.isNaN(place.y)) found.push([])
    else found.at(-1)?.push(place)
  return found.filter(({ length }) => length > 1)
}
