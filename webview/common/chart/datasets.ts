import type { ChartDataset } from 'chart.js'
import type { Theme } from '../theme'
import type { ChartModel } from './chartModel'
import { dashes } from './chartModel'
import type { Curve } from './Curve'
import { Decimation } from './Decimation'
import type { Decoration, PlotPoint } from './decorations'
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
import type { ValueScale } from './valueScale'
import { valueScales } from './valueScale'

export type Dataset = ChartDataset<'line', PlotPoint[]>

interface Drawing {
  readonly model: ChartModel
  readonly theme: Theme
  /** Pixels. */
  readonly plotWidth: number
}

/** Keeps what Chart.js draws from one drawing to the next: the few points of each line that show. */
export class Datasets {
  readonly #decimations = new Map<string, Decimation>()
  readonly #datasets = new Map<string, Dataset>()

  /** Those of the lines of a model, the topmost first; what belongs beside them is put in `decoration`. */
  of(drawing: Drawing, decoration: Decoration): Dataset[] {
    decoration.lonely.length = 0
    decoration.gaps.length = 0
    // Chart.js draws the first on top.
    const drawn = drawnLines(drawing.model)
    const ids = new Set(drawn.map(({ id }) => id))
    for (const id of this.#datasets.keys()) if (!ids.has(id)) this.#forget(id)
    return drawn.map((line) => this.#dataset(line, drawing, decoration))
  }

  #dataset(line: DrawnLine, { model, theme, plotWidth }: Drawing, decoration: Decoration): Dataset {
    const { id, series, curve } = line
    const before = this.#datasets.get(id)
    const columns = Math.round(plotWidth * Math.min(2, window.devicePixelRatio || 1))
    const kept = this.#decimation(id).points(curve, model.axis.range, columns)
    const points = pointsOf(curve, kept, before?.data ?? [], valueScales[model.scale])
    const hasMarks = line.hasMarks && hasRoomForMarks(points.length, plotWidth)
    if (!hasMarks && line.part !== 'behind') decoration.lonely.push({ ...series, points: lonelyPoints(points) })
    if (series.hasNaN && line.part !== 'behind') decoration.gaps.push({ ...series, places: nanPlaces(series, kept) })
    const colour = colourOf(line, theme)
    const radius = hasMarks ? markRadius : 0
    // The same object as before spares Chart.js from building its elements again.
    const dataset = Object.assign(before ?? { data: points }, {
      data: points,
      // So Chart.js draws every point: else it would draw those of one pixel column by their middle, which shows in a
      // steep line. Its own plugin for decimation says it so.
      _decimated: true,
      borderColor: colour,
      backgroundColor: colour,
      borderDash: [...dashes[series.dash]],
      borderWidth: lineWidths[line.part],
      pointRadius: radius,
    })
    this.#datasets.set(id, dataset)
    return dataset
  }

  #decimation(id: string): Decimation {
    const known = this.#decimations.get(id)
    if (known !== undefined) return known
    const decimation = new Decimation()
    this.#decimations.set(id, decimation)
    return decimation
  }

  #forget(id: string): void {
    this.#datasets.delete(id)
    this.#decimations.delete(id)
  }
}

function colourOf({ series, part }: DrawnLine, theme: Theme): string {
  const colour = drawnColour(series, theme)
  const share = theme.isHighContrast ? faintShare.highContrast : faintShare.usual
  return part !== 'behind' ? colour : `color-mix(in srgb, ${colour} ${share}%, transparent)`
}

/** Points in Chart.js' form, in the objects of the last drawing: sixty times a second, thousands of them. */
function pointsOf(curve: Curve, indices: readonly number[], reused: PlotPoint[], scale: ValueScale): PlotPoint[] {
  const points: PlotPoint[] = reused.slice(0, indices.length)
  for (const [place, index] of indices.entries()) {
    const x = curve.x.at(index)
    const value = curve.values.at(index)
    const y = Number.isFinite(value) ? scale.of(value) : NaN
    const point = points[place]
    if (point === undefined) points.push({ x, y })
    else {
      point.x = x
      point.y = y
    }
  }
  return points
}
