import { t } from '@vscode/l10n'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import { rate } from '../../src/shared/text/numbers'
import type { ChartMarker, ChartModel, ChartSeries } from '../common/chart/chartModel'
import { plainChart, plainSeries, warmupBand } from '../common/chart/chartModel'
import { Curve } from '../common/chart/Curve'
import { valueFormats } from '../common/chart/valueFormat'
import { isLoss } from './facts'
import { metricName } from './metrics'
import type { RunStore } from './RunStore'
import { shownSteps } from './steps'

const nothing = new Curve()

/** The charts of the panel, from left to right. They share the axis of steps. */
export function runCharts(store: RunStore, run: ShownRun): readonly [ChartModel, ChartModel, ChartModel] {
  const lastStep = Math.max(store.train.lastStep || 0, run.step)
  const axis = { unit: 'step', range: shownSteps(lastStep, run.totalSteps, store.isLive) } as const
  return [learningRateChart(store, run, axis), lossChart(store, run, axis), scoreChart(store, run, axis)]
}

function learningRateChart(store: RunStore, run: ShownRun, axis: ChartModel['axis']): ChartModel {
  const { warmupSteps, peakLearningRate } = run
  return {
    ...plainChart,
    title: t('Learning rate'),
    format: valueFormats.rate,
    series: [
      {
        ...plainSeries,
        id: 'learning_rate',
        name: t('learning rate'),
        curve: store.train.curve('learning_rate') ?? nothing,
        colour: 'purple',
      },
    ],
    axis,
    startsAtZero: true,
    bands: warmupSteps > 0 ? [warmupBand(warmupSteps)] : [],
    levels: peakLearningRate > 0 ? [{ value: peakLearningRate, label: t('peak {0}', rate(peakLearningRate)) }] : [],
    emptyText: store.train.length > 0 ? t('The trainer told no learning rate.') : firstStepText(store),
  }
}

function lossChart(store: RunStore, run: ShownRun, axis: ChartModel['axis']): ChartModel {
  const validation = store.evaluations('validation').curve('loss')
  const train: ChartSeries = {
    ...plainSeries,
    id: 'train',
    name: t('train'),
    curve: store.train.curve('loss') ?? nothing,
    colour: 'blue',
  }
  return {
    ...plainChart,
    title: t('Loss'),
    format: valueFormats.number,
    series: validation === undefined ? [train] : [train, validationLoss(validation)],
    axis,
    markers: run.best !== null && isLoss(run.best.metric) ? [bestMarker(run.best)] : [],
    emptyText: store.train.length > 0 ? t('No loss is a number: training diverged.') : firstStepText(store),
  }
}

function validationLoss(curve: Curve): ChartSeries {
  return {
    ...plainSeries,
    id: 'validation',
    name: t('validation'),
    curve,
    colour: 'yellow',
    dash: 'dashed',
    hasMarks: true,
  }
}

/** F1, and the metric that decides which checkpoint is the best where that is another. */
function scoreChart(store: RunStore, run: ShownRun, axis: ChartModel['axis']): ChartModel {
  const table = store.evaluations('validation')
  const deciding = run.best === null || isLoss(run.best.metric) ? [] : [run.best.metric]
  const metrics = [...new Set(['f1', 'f1_macro', ...deciding])]
  const looks = [
    { colour: 'green', dash: 'solid' },
    { colour: 'blue', dash: 'dashed' },
    { colour: 'purple', dash: 'dotted' },
  ] as const
  const known = metrics.filter((metric) => table.curve(metric) !== undefined)
  return {
    ...plainChart,
    title: metrics.length === 2 ? t('F1 on validation') : t('Scores on validation'),
    format: valueFormats.percent,
    series: known.map((metric, index) => ({
      ...plainSeries,
      id: metric,
      name: metricName(metric),
      curve: table.curve(metric) ?? nothing,
      ...(looks[index] ?? looks[2]),
      hasMarks: true,
    })),
    axis,
    bounds: { min: 0, max: 1 },
    markers: run.best === null || isLoss(run.best.metric) ? [] : [bestMarker(run.best)],
    emptyText: firstEvaluationText(store, run),
  }
}

function bestMarker({ step, value }: NonNullable<ShownRun['best']>): ChartMarker {
  return { x: step, value, label: t('best'), colour: 'foreground' }
}

function firstStepText({ isLive }: RunStore): string {
  return isLive ? t('Waiting for the first step…') : t('The run ended before its first step.')
}

function firstEvaluationText(store: RunStore, run: ShownRun): string {
  if (!run.hasValidation && store.evaluations('test').length === 0)
    return t('The run has no validation data, so nothing is evaluated while it trains.')
  if (store.isLive && run.stage?.name !== 'exporting')
    return t('No evaluation yet. Each one on the validation data becomes a point here.')
  if (store.evaluations('test').length > 0)
    return t('Nothing was evaluated while training. The scores on the test data are below.')
  return t('Nothing was evaluated while training: the run ended before the first evaluation.')
}
