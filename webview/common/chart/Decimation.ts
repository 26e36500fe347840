import type { Curve } from './Curve'

/** From `min` to `max`, both included. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** Most points that a pixel column keeps: its ends, its extremes, and gaps between them. */
export const pointsPerColumn = 7

/**
 * The points of a curve that have to be drawn so that it looks as if all were: of each pixel column the first, the
 * last, the least and the greatest, and where the line is broken between two of them, a point of the gap. Also the
 * nearest point on either side of the range, so that the line leaves it. Costs the number of columns, not of points,
 * and when points were added to the same view, only the columns that they are in.
 */
export class Decimation {
  readonly #kept: number[] = []
  #view: { curve: Curve; min: number; max: number; columns: number } | null = null
  /** The last column that has points: where it begins in the curve, and in what is kept. */
  #last = { column: 0, begin: 0, place: 0 }

  /**
   * @param columns pixel columns that the range is drawn on
   * @returns indices of points, ascending; valid until the next call
   */
  points(curve: Curve, { min, max }: Range, columns: number): readonly number[] {
    const view = this.#view
    const isSame = view?.curve === curve && view.min === min && view.max === max && view.columns === columns
    if (!isSame) {
      const begin = curve.firstFrom(min)
      // As long as no point is in the range, the nearest before it may still change.
      this.#view = begin < curve.length ? { curve, min, max, columns } : null
      this.#kept.length = 0
      if (begin > 0) this.#kept.push(begin - 1)
      this.#last = { column: 0, begin, place: this.#kept.length }
    }
    this.#keepFromLast(curve, { min, max }, columns)
    return this.#kept
  }

  #keepFromLast(curve: Curve, { min, max }: Range, columns: number): void {
    const kept = this.#kept
    // A range of one step is one column.
    const width = (max - min) / columns || Infinity
    const end = curve.firstAfter(max)
    let { column, begin, place } = this.#last
    kept.length = place
    while (begin < end) {
      // Columns without points are stepped over, so that a short curve costs as little as its length.
      column = Math.max(column, Math.min(columns - 1, Math.floor((curve.x.at(begin) - min) / width)))
      // At least one point, whatever was rounded, so that this ends.
      const next = column >= columns - 1 ? end : Math.min(end, curve.firstFrom(min + (column + 1) * width, begin + 1))
      place = kept.length
      this.#last = { column, begin, place }
      keepColumn(curve, begin, next, kept)
      begin = next
      column++
    }
    if (end < curve.length) kept.push(end)
  }
}

function keepColumn(curve: Curve, from: number, to: number, kept: number[]): void {
  if (to - from <= 4) {
    for (let index = from; index < to; index++) kept.push(index)
    return
  }
  const { least, greatest, hasGap } = curve.extrema(from, to)
  let previous = from
  kept.push(from)
  // Without a number, both extremes are -1, and the column is one gap.
  for (const index of [Math.min(least, greatest), Math.max(least, greatest), to - 1]) {
    if (index <= previous) continue
    const gap = hasGap ? curve.firstGap(previous + 1, index) : -1
    if (gap >= 0) kept.push(gap)
    kept.push(index)
    previous = index
  }
}
