import type { Curve } from './Curve'

/** From `min` to `max`, both included. */
export interface Range {
  readonly min: number
  readonly max: number
}

/**
 * The points of a curve that have to be drawn so that it looks as if all were: of each pixel column the first, the
 * last, the least and the greatest, and where the line is broken between two of them, a point of the gap. Also the
 * nearest point on either side of the range, so that the line leaves it. Costs the number of columns, not of points.
 *
 * @param columns pixel columns that the range is drawn on
 * @returns indices of points, ascending
 */
export function decimate(curve: Curve, range: Range, columns: number): number[] {
  const begin = curve.firstFrom(range.min)
  const end = firstBeyond(curve, range.max)
  const kept: number[] = []
  if (begin > 0) kept.push(begin - 1)
  if (end - begin <= 4 * columns) for (let index = begin; index < end; index++) kept.push(index)
  else keepColumns(curve, { begin, end, columns, range }, kept)
  if (end < curve.length) kept.push(end)
  return kept
}

function keepColumns(
  curve: Curve,
  { begin, end, columns, range }: { begin: number; end: number; columns: number; range: Range },
  kept: number[],
): void {
  const width = (range.max - range.min) / columns
  let from = begin
  for (let column = 1; column <= columns; column++) {
    const to = column === columns ? end : curve.steps.lowerBound(range.min + column * width, from, end)
    if (to > from) keepColumn(curve, from, to, kept)
    from = to
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

function firstBeyond(curve: Curve, step: number): number {
  let index = curve.firstFrom(step)
  while (index < curve.length && curve.steps.at(index) === step) index++
  return index
}
