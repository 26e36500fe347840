import type { Theme } from '../theme'
import type { ChartModel, ChartSeries } from './chartModel'
import type { Curve } from './Curve'
import type { ChartLine } from './lines'
import { linesOf } from './lines'
import type { Place } from './Surface'

/** Pixels. */
export const lineWidths = { line: 1.6, behind: 1, planned: 1.2 } as const
export const markRadius = 3.5
export const lonelyRadius = 2.5
/** That marks at the ends of the axes are seen beyond them. */
export const clipMargin = 4
/** Percent that a faint line keeps of its colour. */
export const faintShare = { usual: 35, highContrast: 60 } as const
/** More marks than this on 100 pixels would touch. */
const marksPerHundredPixels = 12

/** One line as it is drawn: of a series that is smoothed there are two. */
export interface DrawnLine {
  /** Unique in its chart. */
  readonly id: string
  readonly series: ChartSeries
  readonly curve: Curve
  readonly part: keyof typeof lineWidths
  readonly hasMarks: boolean
}

/** The topmost first: lines are over all that is faint, and that over what is planned. */
export function drawnLines(model: ChartModel): readonly DrawnLine[] {
  const lines = linesOf(model)
  const measured = lines.filter(({ series }) => series.role === 'measured')
  const planned = lines.filter(({ series }) => series.role === 'planned')
  return [
    ...measured.map((line) => front(line, 'line')),
    ...measured.flatMap(behind),
    ...planned.map((line) => front(line, 'planned')),
  ]
}

function front({ series, curve, behind }: ChartLine, part: DrawnLine['part']): DrawnLine {
  return { id: series.id, series, curve, part, hasMarks: series.hasMarks && behind === null }
}

function behind({ series, behind }: ChartLine): DrawnLine[] {
  if (behind === null) return []
  return [{ id: `${series.id}/behind`, series, curve: behind, part: 'behind', hasMarks: series.hasMarks }]
}

export function drawnColour({ role, colour }: Pick<ChartSeries, 'role' | 'colour'>, { colours }: Theme): string {
  return role === 'planned' ? colours.description : colours[colour]
}

export function hasRoomForMarks(count: number, plotWidth: number): boolean {
  return count <= (plotWidth / 100) * marksPerHundredPixels
}

/** Places between gaps, two and more each. */
export function stretches(places: readonly Place[]): readonly (readonly Place[])[] {
  const found: Place[][] = [[]]
  for (const place of places)
    if (Number.isNaN(place.y)) found.push([])
    else found.at(-1)?.push(place)
  return found.filter(({ length }) => length > 1)
}

/** Places between gaps, which no line would show. */
export function lonelyPlaces(places: readonly Place[]): readonly Place[] {
  const isDrawn = (place: Place | undefined): boolean => place !== undefined && !Number.isNaN(place.y)
  return places.filter((place, i) => isDrawn(place) && !isDrawn(places[i - 1]) && !isDrawn(places[i + 1]))
}

/** Where the kept points of a series are no numbers: not those that only a logarithmic axis leaves out. */
export function nanPlaces({ curve }: ChartSeries, kept: readonly number[]): number[] {
  return kept.filter((index) => !Number.isFinite(curve.values.at(index))).map((index) => curve.x.at(index))
}
