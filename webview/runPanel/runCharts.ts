import { t } from '@vscode/l10n'
import type { ShownRun } from '../../src/shared/protocol/runPanel'
import { rate } from '../../src/shared/text/numbers'
import type { ChartMarker, ChartModel, ChartSeries } from '../common/chart/chartModel'
import { Curve } from '../common/chart/Curve'
import { valueFormats } from '../common/chart/valueFormat'
import { isLoss } from './facts'
import { metricName } from './metrics'
import { stepsTable } from '../../src/shared/protocol/scalars'
import type { RunStore } from './RunStore'
import { shownSteps } from './steps'

const plain = {
  hasLatest: true,
  bounds: {},
  startsAtZero: false,
  band: null,
  levels: [],
  markers: [],
  evaluations: [],
} as const satisfies Partial<ChartModel>

const nothing = new Curve()

/** The charts of the panel, from left to right. They share their step axis. */
export function runCharts(store: RunStore, run: ShownRun): readonly [ChartModel, ChartModel, ChartModel] {
  const lastStep = Math.max(store.train.lastStep || 0, run.step)
  const steps = shownSteps(lastStep, run.totalSteps, store.isLive)
  return [learningRateChart(store, run, steps), lossChart(store, run, steps), scoreChart(store, run, steps)]
}

function learningRateChart(store: RunStore, run: ShownRun, steps: ChartModel['steps']): ChartModel {
  const { warmupSteps, peakLearningRate } = run
  return {
    ...plain,
    title: t('Learning rate'),
    format: valueFormats.rate,
    series: [
      {
        id: 'learning_rate',
        name: t('learning rate'),
        curve: store.curve(stepsTable, 'learning_rate') ?? nothing,
        colour: 'purple',
        dash: 'solid',
        hasMarks: false,
      },
    ],
    steps,
    startsAtZero: true,
    band: warmupSteps !== null && warmupSteps > 0 ? { min: 0, max: warmupSteps, label: t('warmup') } : null,
    levels:
      peakLearningRate !== null && peakLearningRate > 0
        ? [{ value: peakLearningRate, label: t('peak {0}', rate(peakLearningRate)) }]
        : [],
    emptyText: absentText(store, run, t('The trainer told no learning rate.')),
  }
}

function lossChart(store: RunStore, run: ShownRun, steps: ChartModel['steps']): ChartModel {
  const validation = store.curve('validation', 'loss')
  const train: ChartSeries = {
    id: 'train',
    name: t('train'),
    curve: store.curve(stepsTable, 'loss') ?? nothing,
    colour: 'blue',
    dash: 'solid',
    hasMarks: false,
  }
  return {
    ...plain,
    title: t('Loss'),
    format: valueFormats.number,
    series: validation === undefined ? [train] : [train, validationLoss(validation)],
    steps,
    markers: run.best !== null && isLoss(run.best.metric) ? [bestMarker(run.best)] : [],
    emptyText: absentText(store, run, t('No loss is a number: training diverged.')),
  }
}

function validationLoss(curve: Curve): ChartSeries {
  return { id: 'validation', name: t('validation'), curve, colour: 'yellow', dash: 'dashed', hasMarks: true }
}

/** F1, and the metric that decides which checkpoint is the best where that is another. */
function scoreChart(store: RunStore, run: ShownRun, steps: ChartModel['steps']): ChartModel {
  const deciding = run.best === null || isLoss(run.best.metric) ? [] : [run.best.metric]
  const metrics = [...new Set(['f1', 'f1_macro', ...deciding])]
  const looks = [
    { colour: 'green', dash: 'solid' },
    { colour: 'blue', dash: 'dashed' },
    { colour: 'purple', dash: 'dotted' },
  ] as const
  const known = metrics.filter((metric) => store.curve('validation', metric) !== undefined)
  return {
    ...plain,
    title: metrics.length === 2 ? t('F1 on validation') : t('Scores on validation'),
    format: valueFormats.percent,
    series: known.map((metric, index) => ({
      id: metric,
      name: metricName(metric),
      curve: store.curve('validation', metric) ?? nothing,
      ...(looks[index] ?? looks[2]),
      hasMarks: true,
    })),
    steps,
    bounds: { min: 0, max: 1 },
    markers: run.best === null || isLoss(run.best.metric) ? [] : [bestMarker(run.best)],
    emptyText: firstEvaluationText(store, run),
  }
}

function bestMarker({ step, value }: NonNullable<ShownRun['best']>): ChartMarker {
  return { step, value, label: t('best'), colour: 'foreground' }
}

/** Why a chart of the training is empty. @param reason what it means where there are other figures of it */
function absentText({ isLive, train }: RunStore, { tool }: ShownRun, reason: string): string {
  if (tool !== 'finetune-lab') return t('Nothing of it is in the files of the run so far.')
  if (train.length > 0) return reason
  return isLive ? t('Waiting for the first step…') : t('The run ended before its first step.')
}

function firstEvaluationText(store: RunStore, run: ShownRun): string {
  if (run.tool !== 'finetune-lab') return t('Nothing of it is in the files of the run so far.')
  if (run.hasValidation === false && store.evaluations('test').length === 0)
    return t('The run has no validation data, so nothing is evaluated while it trains.')
  if (store.isLive && run.stage?.name !== 'exporting')
    return t('No evaluation yet. Each one on the validation data becomes a point here.')
  if (store.evaluations('test').length > 0)
    return t('Nothing was evaluated while training. The scores on the test data are below.')
  return t('Nothing was evaluated while training: the run ended before the first evaluation.')
}
