import type { GrowingColumn } from '../../../src/shared/columns/GrowingColumn'
import type { ChartModel, ChartSeries } from './chartModel'
import { shownSeries } from './chartModel'
import type { Range } from './Decimation'
import { Decimation } from './Decimation'

/** Rows of a table, as a rule at most: more would not be read. */
const mostRows = 300
/** Points of a pixel column without gaps: its ends and its extremes. */
const usuallyPerColumn = 4

/** The values that a chart shows, by place. */
export interface ChartRows {
  readonly series: readonly ChartSeries[]
  readonly rows: readonly ChartRow[]
  /** Points that the rows are chosen of; series that share their places count once. */
  readonly points: number
  /** Whether each point has its row. */
  readonly isWhole: boolean
}

export interface ChartRow {
  readonly x: number
  /** In the order of the series; null where one has no point, NaN where its value is no number. */
  readonly values: readonly (number | null)[]
}

/**
 * The points in the part of the axis that a chart shows: all if they are a few hundred, else so many of each series,
 * its least and its greatest value among them.
 */
export function tableRows(model: ChartModel): ChartRows {
  const { range } = model.axis
  const series = shownSeries(model)
  const columns = [...new Set(series.map(({ curve }) => curve.x))]
  const points = columns.reduce((sum, column) => sum + countIn(column, range), 0)
  const isWhole = points <= mostRows
  const places = isWhole ? columns.flatMap((column) => allIn(column, range)) : chosen(series, range)
  const rows = [...new Set(places)]
    .sort((one, other) => one - other)
    .map((x) => ({ x, values: series.map((each) => valueAt(each, x)) }))
  return { series, rows, points, isWhole }
}

function allIn(column: GrowingColumn, { min, max }: Range): number[] {
  return [...column.values.subarray(column.lowerBound(min), column.upperBound(max))]
}

function countIn(column: GrowingColumn, { min, max }: Range): number {
  return column.upperBound(max) - column.lowerBound(min)
}

function chosen(series: readonly ChartSeries[], range: Range): number[] {
  const columns = Math.max(1, Math.floor(mostRows / series.length / usuallyPerColumn))
  return series
    .flatMap(({ curve }) => new Decimation().points(curve, range, columns).map((index) => curve.x.at(index)))
    .filter((x) => x >= range.min && x <= range.max)
}

function valueAt({ curve }: ChartSeries, x: number): number | null {
  const index = curve.firstFrom(x)
  return index < curve.length && curve.x.at(index) === x ? curve.values.at(index) : null
}
