import { t } from '@vscode/l10n'
import { placeColumns, readEntityColumn, sideTable, stepsTable } from '../../../src/shared/protocol/scalars'
import { valueFormats } from '../../common/chart/valueFormat'
import type { ValueFormat } from '../../common/chart/valueFormat'
import { isLoss } from '../../runPanel/facts'
import { lookOf } from '../../common/chart/looks'
import { metricName } from '../metrics'
import type { ChartedRun } from './chartedRun'
import type { ChartSpec } from './chartSpec'

/** A column of a table. */
interface Figure {
  readonly table: string
  readonly column: string
}

/** A chart for each figure of these runs that no chart of `others` draws; they can be added. */
export function metricCharts(runs: readonly ChartedRun[], others: readonly ChartSpec[]): readonly ChartSpec[] {
  const drawn = new Set(others.flatMap(({ lines }) => lines.map(idOf)))
  const figures = new Map(runs.flatMap(figuresOf).map((figure) => [idOf(figure), figure]))
  return [...figures].flatMap(([id, figure]) => (drawn.has(id) ? [] : [chartOf(id, figure, runs)]))
}

function idOf({ table, column }: Figure): string {
  return `${table}/${column}`
}

function figuresOf({ store }: ChartedRun): readonly Figure[] {
  return store.tableNames.flatMap((table) =>
    store
      .table(table)
      .names.filter((column) => !placeColumns.has(column))
      .map((column) => ({ table: wholeTable(table, column), column })),
  )
}

/** The table that a column would be in if the others were told as often. */
function wholeTable(table: string, column: string): string {
  const end = sideTable('', column)
  return table.endsWith(end) ? table.slice(0, -end.length) : table
}

function chartOf(id: string, { table, column }: Figure, runs: readonly ChartedRun[]): ChartSpec {
  const isOfSteps = table === stepsTable
  const isShare = !isOfSteps && !isLoss(column) && runs.every((charted) => isOfShares(charted, { table, column }))
  const better = isOfSteps ? null : isLoss(column) ? 'lower' : 'higher'
  return {
    id,
    title: titleOf({ table, column }),
    format: formatOf(column, isShare),
    lines: [{ id, name: figureName(column), table, column, look: lookOf(0), better, hasMarks: !isOfSteps }],
    isStandard: false,
    canBeLog: !isShare,
    ...(isShare ? { bounds: { min: 0, max: 1 } } : {}),
    emptyText: () => t('There is no number of it.'),
  }
}

function formatOf(column: string, isShare: boolean): ValueFormat {
  if (isShare) return valueFormats.percent
  return column.includes('learning_rate') ? valueFormats.rate : valueFormats.number
}

function titleOf({ table, column }: Figure): string {
  const name = figureName(column)
  return table === stepsTable ? capital(name) : t('{0} on {1}', capital(name), table)
}

function figureName(column: string): string {
  const read = readEntityColumn(column)
  return read === null ? metricName(column) : t('{0} of {1}', metricName(read.score), read.label)
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}

function isOfShares({ store }: ChartedRun, { table, column }: Figure): boolean {
  const curve = store.tableOf(table, column).curve(column)
  if (curve === undefined) return true
  const { least, greatest } = curve.extrema(0, curve.length)
  return least < 0 || (curve.values.at(least) >= 0 && curve.values.at(greatest) <= 1)
}
