import { t } from '@vscode/l10n'
import type { ViewOptions } from '../../../src/shared/protocol/dashboard'
import { stepsTable } from '../../../src/shared/protocol/scalars'
import type { ChartMark, ChartMarker, ChartModel, ChartSeries } from '../../common/chart/chartModel'
import { plainChart, plainSeries } from '../../common/chart/chartModel'
import { Curve } from '../../common/chart/Curve'
import { isLoss } from '../../runPanel/facts'
import type { ChartAxis } from './axisRange'
import { columnAlong } from './axisRange'
import type { ChartedRun, Look } from './chartedRun'
import type { ChartSpec, LineSpec } from './chartSpec'

const nothing = new Curve()

/** The chart of a spec: of one run with all that stands out in it, of several with a line for each. */
export function buildChart(
  spec: ChartSpec,
  runs: readonly ChartedRun[],
  axis: ChartAxis,
  options: ViewOptions,
): ChartModel {
  const [only] = runs.length === 1 ? runs : []
  const lines = runs.flatMap((charted) => toldLines(spec, charted).map((line) => ({ charted, line })))
  const series = lines.map(({ charted, line }) =>
    seriesOf(
      line,
      charted,
      axis,
      only === undefined ? runLook(charted) : { ...line.look, id: line.id, name: line.name },
    ),
  )
  const beside = only === undefined ? {} : (spec.beside?.(only, axis) ?? {})
  const shown = [...(beside.series ?? []), ...series]
  return {
    ...plainChart,
    ...beside,
    title: spec.title,
    format: spec.format,
    series: shown.map((each) => withOptions(each, spec.id, options)),
    axis,
    scale: options.isLog && spec.canBeLog ? 'log' : 'linear',
    hidesOutliers: options.hidesOutliers,
    bounds: spec.bounds ?? {},
    startsAtZero: spec.startsAtZero === true,
    markers: only === undefined ? [] : bestMarkers(only, spec, axis),
    marks: only === undefined ? [] : marksOf(only, axis),
    emptyText: only === undefined ? t('None of these runs has told a number of it.') : spec.emptyText(only),
  }
}

/** A legend does not speak of what a run has told nothing of, unless that is all there is. */
function toldLines({ lines }: ChartSpec, { store }: ChartedRun): readonly LineSpec[] {
  const told = lines.filter(({ table, column }) => store.tableOf(table, column).curve(column) !== undefined)
  return told.length === 0 ? lines.slice(0, 1) : told
}

function runLook({ run, name, look }: ChartedRun): Look & { readonly id: string; readonly name: string } {
  return { id: run.directory, name, ...look }
}

function seriesOf(
  { table, column, better, hasMarks }: LineSpec,
  { store }: ChartedRun,
  { unit }: ChartAxis,
  look: Look & { readonly id: string; readonly name: string },
): ChartSeries {
  const curve = store.tableOf(table, column).curve(column, columnAlong[unit]) ?? nothing
  const best = better === null ? null : bestOf(curve, better)
  return { ...plainSeries, ...look, curve, hasMarks, hasNaN: table === stepsTable, best }
}

/** Points of evaluations are few, and each counts: they are not smoothed. */
function withOptions(series: ChartSeries, chart: string, { smoothing, hiddenLines }: ViewOptions): ChartSeries {
  const isSmoothed = series.role === 'measured' && !series.hasMarks
  return {
    ...series,
    smoothing: isSmoothed ? smoothing : 0,
    isShown: !hiddenLines.includes(`${chart}/${series.id}`),
  }
}

function bestOf(curve: Curve, better: 'higher' | 'lower'): ChartSeries['best'] {
  const { least, greatest } = curve.extrema(0, curve.length)
  const index = better === 'higher' ? greatest : least
  return index < 0 ? null : { x: curve.x.at(index), value: curve.values.at(index) }
}

/** The evaluation whose model is kept, on the line of the metric that decides it. */
function bestMarkers({ store, run: { best } }: ChartedRun, spec: ChartSpec, { unit }: ChartAxis): ChartMarker[] {
  if (best === null) return []
  const metric = isLoss(best.metric) ? 'loss' : best.metric
  const line = spec.lines.find(({ table, column }) => table === 'validation' && column === metric)
  const x = line === undefined ? NaN : store.tableOf(line.table, line.column).placeOf(best.step, columnAlong[unit])
  return Number.isFinite(x) ? [{ x, value: best.value, label: t('best'), colour: 'foreground' }] : []
}

/** Checkpoints, and where a run was stopped. */
function marksOf({ store, run }: ChartedRun, { unit }: ChartAxis): readonly ChartMark[] {
  const placeOf = (step: number) => store.train.placeOf(step, columnAlong[unit])
  const checkpoints = run.checkpoints.map((step): ChartMark => ({
    x: placeOf(step),
    kind: 'checkpoint',
    label: t('checkpoint'),
  }))
  const stop = stopText(run.state)
  const stops: readonly ChartMark[] = stop === null ? [] : [{ x: placeOf(run.step), kind: 'stop', label: stop }]
  return [...checkpoints, ...stops].filter(({ x }) => Number.isFinite(x))
}

function stopText(state: ChartedRun['run']['state']): string | null {
  switch (state) {
    case 'stopped':
      return t('stopped')
    case 'early-stopped':
      return t('stopped early')
    case 'failed':
      return t('failed')
    case 'interrupted':
      return t('interrupted')
    default:
      return null
  }
}
