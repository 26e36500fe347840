import { t } from '@vscode/l10n'
import type { SplitConfusion } from '../../src/shared/entities/confusion'
import type { ComparedSetting } from '../../src/shared/protocol/comparison'
import { splits } from '../../src/shared/protocol/example'
import type { RunOrigin } from '../../src/shared/protocol/report'
import type { ShownScores } from '../../src/shared/protocol/runPanel'
import { count, percent, significant } from '../../src/shared/text/numbers'
import type { ComparedColumn } from '../comparison/comparedRows'
import { comparedColumns, entityColumns, sortedBy } from '../comparison/comparedRows'
import type { ChartedRun } from '../dashboard/charts/chartedRun'
import { metricName } from '../dashboard/metrics'
import { scoreTable } from '../runPanel/scoreRows'
import { splitName } from '../runPanel/splitName'
import { stateLook } from '../runPanel/stateLook'

/** A table as texts, the first cell of a row its name. */
export interface ReportTable {
  readonly title: string
  /** What it is of, less prominent. */
  readonly detail: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The runs below each other, the best first, with the differences to the first that was chosen. */
export function comparisonTables(
  runs: readonly ChartedRun[],
  settings: readonly ComparedSetting[],
): readonly ReportTable[] {
  const scores = comparedColumns(runs, 0, settings)
  const byType = entityColumns(runs, 0)
  return [
    runTable(t('Scores, and the settings that differ'), runs, scores),
    ...(byType.length === 0 ? [] : [runTable(t('F1 by entity type on validation, in percent'), runs, byType)]),
  ]
}

function runTable(title: string, runs: readonly ChartedRun[], columns: readonly ComparedColumn[]): ReportTable {
  const [first] = columns
  const order = first === undefined ? runs.map((_, index) => index) : sortedBy(first, false)
  const table = [
    [t('Run'), t('State'), ...columns.map((column) => column.title)],
    ...order.flatMap((index) => (runs[index] === undefined ? [] : [rowOf(runs[index], columns, index)])),
  ]
  const [headings = [], ...rows] = columns.length > runs.length ? turned(table) : table
  const [reference] = runs
  const detail = reference === undefined ? '' : t('with the difference to {0}', reference.store.name)
  return { title, detail, headings, rows }
}

function rowOf({ run, store }: ChartedRun, columns: readonly ComparedColumn[], index: number): readonly string[] {
  return [store.name, stateLook(run, false).text, ...columns.map(({ cells }) => cellText(cells[index]))]
}

/** Rows as columns: what is wider than it is long is hard to read, and to print. */
function turned(table: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? ''))
}

function cellText(cell: ComparedColumn['cells'][number] | undefined): string {
  if (cell === undefined) return ''
  return cell.change === null ? cell.text : `${cell.text} (${cell.change.text})`
}

const overallMetrics = ['f1', 'f1_macro', 'precision', 'recall', 'strict_f1', 'accuracy', 'loss'] as const

/** Scores of the model that was kept, a row for each split; null before the end. */
export function resultsTable({ results }: Pick<RunOrigin, 'results'>): ReportTable | null {
  if (results === null) return null
  const scored = splits.flatMap((split) => (results[split] === undefined ? [] : [{ split, scores: results[split] }]))
  const rows = scored.map(({ split, scores }) => [
    splitName(split),
    ...overallMetrics.map((metric) => (metric === 'loss' ? significant(scores.loss) : percent(scores[metric]))),
  ])
  const headings = [t('Data'), ...overallMetrics.map(metricName)]
  return { title: t('Scores'), detail: t('of the model that was kept, in percent'), headings, rows }
}

/** Scores by entity type of one evaluation; null where there are none. */
export function entityTable(scores: ShownScores | null): ReportTable | null {
  if (scores === null) return null
  const { types, averages } = scoreTable(scores)
  return {
    title: t('Scores by entity type'),
    detail: t('{0} at step {1}, in percent', splitName(scores.split), count(scores.step)),
    headings: [t('Type'), t('Precision'), t('Recall'), 'F1', t('Entities')],
    rows: [...types, ...averages].map(({ name, precision, recall, f1, number }) => [
      ...[name, precision, recall, f1, number],
    ]),
  }
}

/** Which entities the model took for which; null without predictions. */
export function confusionReport(confusion: SplitConfusion | null): ReportTable | null {
  if (confusion === null || confusion.types.length === 0) return null
  const { types, counts, split } = confusion
  return {
    title: t('What was taken for what'),
    detail: t('{0}, entities with exactly the same words', splitName(split)),
    headings: [t('Gold ↓ predicted →'), ...types, t('missed')],
    rows: counts.map((row, index) => [
      types[index] ?? t('not in gold'),
      ...row.map((number, column) => (index === types.length && column === types.length ? '' : count(number))),
    ]),
  }
}

/** Every setting as it was resolved, defaults included. */
export function settingsTable({ spec }: Pick<RunOrigin, 'spec'>): ReportTable {
  const rows = Object.entries(spec.arguments).map(([key, value]) => [key, JSON.stringify(value)])
  return {
    title: t('All settings'),
    detail: t('as they were resolved, defaults included'),
    headings: [t('Setting'), t('Value')],
    rows,
  }
}
