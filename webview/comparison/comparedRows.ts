import { t } from '@vscode/l10n'
import type { ComparedSetting } from '../../src/shared/protocol/comparison'
import { readEntityColumn } from '../../src/shared/protocol/scalars'
import { duration, percent, significant } from '../../src/shared/text/numbers'
import type { PointTable } from '../common/chart/PointTable'
import type { ChartedRun } from '../dashboard/charts/chartedRun'
import { metricName } from '../dashboard/metrics'
import { isLoss } from '../runPanel/facts'

/** A column of the table of runs. */
export interface ComparedColumn {
  readonly id: string
  readonly title: string
  /** Of a number: which is better; null where none is. */
  readonly better: 'higher' | 'lower' | null
  readonly cells: readonly ComparedCell[]
}

/** What a run has in a column. */
export interface ComparedCell {
  readonly text: string
  /** To sort by; NaN comes last. */
  readonly value: number
  /** How it differs from the reference run's; null where that says nothing. */
  readonly change: ComparedChange | null
}

export interface ComparedChange {
  readonly text: string
  readonly isBetter: boolean | null
}

/** The score that decides, beside it the settings in which the runs differ, then the other scores and what they took. */
export function comparedColumns(
  runs: readonly ChartedRun[],
  reference: number,
  settings: readonly ComparedSetting[],
): readonly ComparedColumn[] {
  const [deciding, ...scores] = scoreColumns(runs, reference)
  const first = deciding === undefined ? [] : [deciding]
  return [...first, ...settings.map(settingColumn), ...scores, timeColumn(runs)]
}

/** F1 of each entity type at each run's best evaluation, against the reference run's. */
export function entityColumns(runs: readonly ChartedRun[], reference: number): readonly ComparedColumn[] {
  const columns = runs.flatMap(({ store }) => store.evaluations('validation').names)
  const ofTypes = [...new Set(columns)].flatMap((column) => {
    const read = readEntityColumn(column)
    return read?.score === 'f1' ? [{ column, type: read.label }] : []
  })
  ofTypes.sort((one, other) => one.type.localeCompare(other.type))
  return ofTypes.map(({ column, type }) => scoreColumn(runs, reference, { split: 'validation', column }, type))
}

interface Score {
  readonly split: 'validation' | 'test'
  readonly column: string
}

const shownScores: readonly Score[] = [
  { split: 'validation', column: 'f1' },
  { split: 'validation', column: 'f1_macro' },
  { split: 'validation', column: 'loss' },
  { split: 'test', column: 'f1' },
  { split: 'test', column: 'f1_macro' },
]

/** The scores that any run has; the one that decides which model is best comes first. */
function scoreColumns(runs: readonly ChartedRun[], reference: number): readonly ComparedColumn[] {
  const deciding = runs.flatMap(({ run: { best } }) =>
    best === null ? [] : [isLoss(best.metric) ? 'loss' : best.metric],
  )
  const first = [...new Set(deciding)].map((column): Score => ({ split: 'validation', column }))
  const known = new Map([...first, ...shownScores].map((score) => [`${score.split} ${score.column}`, score]))
  const scores = [...known.values()].filter(({ split, column }) =>
    runs.some(({ store }) => store.table(split).curve(column) !== undefined),
  )
  return scores.map((score) => scoreColumn(runs, reference, score, titleOf(score)))
}

function titleOf({ split, column }: Score): string {
  return split === 'test' ? t('{0} on test', metricName(column)) : metricName(column)
}

function scoreColumn(runs: readonly ChartedRun[], reference: number, score: Score, title: string): ComparedColumn {
  const { split, column } = score
  const values = runs.map((charted) => valueAtBest(charted, score))
  const base = values[reference] ?? NaN
  const cells = values.map((value, index) => ({
    text: Number.isFinite(value) ? (isLoss(column) ? significant(value) : percent(value)) : '–',
    value,
    change: index === reference ? null : changeOf(value, base, isLoss(column)),
  }))
  return { id: `${split}/${column}`, title, better: isLoss(column) ? 'lower' : 'higher', cells }
}

/** At the evaluation whose model is kept; the last one where none is. */
function valueAtBest({ store, run: { best } }: ChartedRun, { split, column }: Score): number {
  const table = store.table(split)
  const curve = table.curve(column)
  if (curve === undefined) return NaN
  return curve.values.at(split === 'test' || best === null ? curve.length - 1 : rowAt(table, column, best.step))
}

function rowAt(table: PointTable, column: string, step: number): number {
  const curve = table.curve(column)
  const index = curve?.firstFrom(step) ?? -1
  return curve?.x.at(index) === step ? index : table.length - 1
}

/** In points of a hundred, or as the loss differs; rounded as it is shown. */
function changeOf(value: number, base: number, isOfLoss: boolean): ComparedChange | null {
  const difference = value - base
  if (!Number.isFinite(difference)) return null
  const size = isOfLoss ? significant(Math.abs(difference)) : (Math.abs(difference) * 100).toFixed(1)
  if (Number(size) === 0) return { text: '±0', isBetter: null }
  return { text: `${difference > 0 ? '+' : '−'}${size}`, isBetter: difference > 0 !== isOfLoss }
}

function timeColumn(runs: readonly ChartedRun[]): ComparedColumn {
  const cells = runs.map(({ run: { secondsElapsed: seconds } }) => ({
    text: seconds === null ? '–' : duration(seconds),
    value: seconds ?? NaN,
    change: null,
  }))
  return { id: 'time', title: t('Time'), better: null, cells }
}

function settingColumn({ key, values }: ComparedSetting): ComparedColumn {
  const cells = values.map((value) => ({ text: value ?? '–', value: Number(value ?? NaN), change: null }))
  return { id: `setting ${key}`, title: key, better: null, cells }
}

/** Indices of runs by a column: the best first, or where none is better the greatest; then in the order given. */
export function sortedBy({ cells, better }: ComparedColumn, isReversed: boolean): readonly number[] {
  const sign = (better === 'lower' ? 1 : -1) * (isReversed ? -1 : 1)
  const indices = cells.map((_, index) => index)
  return indices.sort((one, other) => compare(cells[one], cells[other], sign) || one - other)
}

function compare(one: ComparedCell | undefined, other: ComparedCell | undefined, sign: number): number {
  if (one === undefined || other === undefined) return 0
  const [first, second] = [one.value, other.value]
  if (Number.isFinite(first) && Number.isFinite(second)) return sign * (first - second)
  if (Number.isFinite(first) || Number.isFinite(second)) return Number.isFinite(first) ? -1 : 1
  return sign * other.text.localeCompare(one.text)
}
