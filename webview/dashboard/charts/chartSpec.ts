import type { ChartModel } from '../../common/chart/chartModel'
import type { ValueFormat } from '../../common/chart/valueFormat'
import type { ChartAxis } from './axisRange'
import type { ChartedRun, Look } from './chartedRun'

/** A figure that a chart draws of each run. */
export interface LineSpec {
  /** Unique in its chart. */
  readonly id: string
  readonly name: string
  /** Where its values are: the table, and the column in it. */
  readonly table: string
  readonly column: string
  /** Where there is one run. */
  readonly look: Look
  /** Which of its values is the best; null: none is. */
  readonly better: 'higher' | 'lower' | null
  /** Of evaluations, which are few: each point is marked. */
  readonly hasMarks: boolean
}

/** A chart that can be shown. */
export interface ChartSpec {
  readonly id: string
  readonly title: string
  readonly format: ValueFormat
  readonly lines: readonly LineSpec[]
  /** Whether it is shown as long as its user does not say otherwise. */
  readonly isStandard: boolean
  /** Shares are never on a logarithmic axis. */
  readonly canBeLog: boolean
  readonly bounds?: ChartModel['bounds']
  readonly startsAtZero?: boolean
  /** What is drawn beside the lines of one run. */
  readonly beside?: (charted: ChartedRun, axis: ChartAxis) => Partial<Pick<ChartModel, 'bands' | 'levels' | 'series'>>
  readonly emptyText: (charted: ChartedRun) => string
}
