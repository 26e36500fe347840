import type { ChartModel } from './chartModel'
import { dashes } from './chartModel'
import type { Curve } from './Curve'
import { Decimation } from './Decimation'
import { drawGaps } from './decorations'
import type { DrawnLine } from './drawnLines'
import {
  clipMargin,
  drawnColour,
  drawnLines,
  faintShare,
  hasRoomForMarks,
  lineWidths,
  lonelyPlaces,
  lonelyRadius,
  markRadius,
  nanPlaces,
  stretches,
} from './drawnLines'
import type { Pen } from './Pen'
import type { Place } from './Surface'

/** What is kept of the lines of a chart from one drawing to the next: the few points of each that show. */
export class LinePlaces {
  readonly #lines = new Map<string, KeptLine>()
  #columnsPerPixel: number

  /** @param columnsPerPixel pixel columns that are told apart on each pixel of the surface */
  constructor(columnsPerPixel: number) {
    this.#columnsPerPixel = columnsPerPixel
  }

  set columnsPerPixel(columns: number) {
    this.#columnsPerPixel = columns
  }

  /** Of one line; valid until it is asked for again. */
  of({ id, curve }: DrawnLine, pen: Pen, { axis }: ChartModel): KeptLine {
    const line = this.#lines.get(id) ?? new KeptLine()
    this.#lines.set(id, line)
    const columns = Math.round((pen.area.right - pen.area.left) * this.#columnsPerPixel)
    line.place(curve, line.decimation.points(curve, axis.range, columns), pen)
    return line
  }

  /** Forgets the lines that are drawn no more. */
  keepOnly(lines: readonly DrawnLine[]): void {
    if (this.#lines.size === lines.length) return
    const ids = new Set(lines.map(({ id }) => id))
    for (const id of this.#lines.keys()) if (!ids.has(id)) this.#lines.delete(id)
  }
}

class KeptLine {
  readonly decimation = new Decimation()
  /** Of the points in the curve. */
  indices: readonly number[] = []
  /** In pixels; NaN for a gap. */
  readonly places: { x: number; y: number }[] = []

  /** In the objects of the last drawing: there are thousands of them, sixty times a second. */
  place(curve: Curve, indices: readonly number[], { x, y }: Pen): void {
    this.indices = indices
    this.places.length = Math.min(this.places.length, indices.length)
    for (const [number, index] of indices.entries()) {
      const value = curve.values.at(index)
      const place = (this.places[number] ??= { x: 0, y: 0 })
      place.x = x(curve.x.at(index))
      place.y = Number.isFinite(value) ? y(value) : NaN
    }
  }
}

/** Draws the lines of a chart, the topmost last. */
export function drawLines(pen: Pen, model: ChartModel, kept: LinePlaces): void {
  const lines = drawnLines(model).toReversed()
  kept.keepOnly(lines)
  const { left, top, right, bottom } = pen.area
  // Marks at the ends of the axes are whole, but nothing is seen of what is beyond them.
  const beyond = model.hidesOutliers ? 0 : clipMargin
  const box = { left: left - clipMargin, top: top - beyond, right: right + clipMargin, bottom: bottom + beyond }
  const drawn = lines.map((line) => ({ line, kept: kept.of(line, pen, model) }))
  pen.surface.within(box, () => {
    for (const { line, kept } of drawn) drawLine(pen, line, kept.places)
  })
  for (const { line, kept } of drawn)
    if (line.series.hasNaN && line.part !== 'behind')
      drawGaps(pen, drawnColour(line.series, pen.theme), nanPlaces(line.series, kept.indices))
}

function drawLine({ surface, theme, area }: Pen, line: DrawnLine, places: readonly Place[]): void {
  const { series, part } = line
  const colour = drawnColour(series, theme)
  const opacity = part === 'behind' ? (theme.isHighContrast ? faintShare.highContrast : faintShare.usual) / 100 : 1
  for (const stretch of stretches(places))
    surface.line(stretch, { colour, width: lineWidths[part], dash: dashes[series.dash], opacity })
  if (line.hasMarks && hasRoomForMarks(places.length, area.right - area.left)) {
    for (const place of places) if (!Number.isNaN(place.y)) surface.disc(place, markRadius, colour)
  } else if (part !== 'behind') {
    for (const place of lonelyPlaces(places)) surface.disc(place, lonelyRadius, colour)
  }
}
