import { t } from '@vscode/l10n'
import type { ShownRun } from '../../../src/shared/protocol/runPanel'
import { readEntityColumn, stepsTable } from '../../../src/shared/protocol/scalars'
import { rate } from '../../../src/shared/text/numbers'
import { warmupBand } from '../../common/chart/chartModel'
import { valueFormats } from '../../common/chart/valueFormat'
import { isLoss } from '../../runPanel/facts'
import { lookOf } from '../../common/chart/looks'
import { metricName } from '../metrics'
import type { RunStore } from '../RunStore'
import { columnAlong } from './axisRange'
import type { ChartedRun, Look } from './chartedRun'
import type { ChartSpec, LineSpec } from './chartSpec'
import { plannedSeries } from './plannedRate'

/** The charts that a run has as long as its user does not say otherwise, in the order of how often one looks. */
export function standardCharts(runs: readonly ChartedRun[]): readonly ChartSpec[] {
  const ofTypes = entities(runs)
  const byType = ofTypes.lines.length === 0 ? [] : [ofTypes]
  return [learningRate(), loss(), scores(runs), ...byType, gradientNorm(), throughput(), memory()]
}

const standard = { isStandard: true, canBeLog: true } as const

/** A figure of each training step. */
function ofSteps(column: string, name: string, index: number, better: LineSpec['better'] = null): LineSpec {
  return { id: column, name, table: stepsTable, column, look: lookOf(index), better, hasMarks: false }
}

/** A figure of each evaluation on the validation data. */
function ofEvaluations(column: string, name: string, index: number): LineSpec {
  const better = isLoss(column) ? 'lower' : 'higher'
  return { id: column, name, table: 'validation', column, look: lookOf(index), better, hasMarks: true }
}

function learningRate(): ChartSpec {
  return {
    ...standard,
    id: 'learning_rate',
    title: t('Learning rate'),
    format: valueFormats.rate,
    lines: [{ ...ofSteps('learning_rate', t('learning rate'), 0), look: { colour: 'purple', dash: 'solid' } }],
    startsAtZero: true,
    beside: ({ store, run }, axis) => {
      const { warmupSteps, peakLearningRate: peak } = run
      const steps = warmupSteps ?? 0
      const warmup = axis.unit === 'step' ? steps : store.train.placeOf(steps, columnAlong[axis.unit])
      return {
        bands: steps > 0 && Number.isFinite(warmup) ? [warmupBand(warmup)] : [],
        levels: peak !== null && peak > 0 ? [{ value: peak, label: t('peak {0}', rate(peak)) }] : [],
        series: plannedSeries(run, axis),
      }
    },
    emptyText: (charted) => absentText(charted, t('The trainer told no learning rate.')),
  }
}

function loss(): ChartSpec {
  return {
    ...standard,
    id: 'loss',
    title: t('Loss'),
    format: valueFormats.number,
    lines: [
      { ...ofSteps('loss', t('train'), 0), id: 'train' },
      { ...ofEvaluations('loss', t('validation'), 1), id: 'validation' },
    ],
    emptyText: (charted) => absentText(charted, t('No loss is a number: training diverged.')),
  }
}

const scoreLooks: readonly Look[] = [
  { colour: 'green', dash: 'solid' },
  { colour: 'blue', dash: 'dashed' },
  { colour: 'purple', dash: 'dotted' },
]

/** F1, and the metrics that decide which checkpoints are the best where those are others. */
function scores(runs: readonly ChartedRun[]): ChartSpec {
  const deciding = runs.flatMap(({ run: { best } }) => (best === null || isLoss(best.metric) ? [] : [best.metric]))
  const metrics = [...new Set(['f1', 'f1_macro', ...deciding])]
  return {
    id: 'scores',
    isStandard: true,
    canBeLog: false,
    title: metrics.length === 2 ? t('F1 on validation') : t('Scores on validation'),
    format: valueFormats.percent,
    lines: metrics.map((metric, index) => ({
      ...ofEvaluations(metric, metricName(metric), index),
      look: scoreLooks[index] ?? lookOf(index),
    })),
    bounds: { min: 0, max: 1 },
    emptyText: ({ store, run }) => firstEvaluationText(store, run),
  }
}

/** F1 of each entity type; precision and recall are among the charts that can be added. */
function entities(runs: readonly ChartedRun[]): ChartSpec {
  const columns = runs.flatMap(({ store }) => store.evaluations('validation').names)
  const types = [...new Set(columns)].flatMap((column) => {
    const read = readEntityColumn(column)
    return read?.score === 'f1' ? [{ type: read.label, column }] : []
  })
  types.sort((one, other) => one.type.localeCompare(other.type))
  return {
    id: 'entities',
    isStandard: true,
    canBeLog: false,
    title: t('F1 by entity type'),
    format: valueFormats.percent,
    lines: types.map(({ type, column }, index) => ofEvaluations(column, type, index)),
    bounds: { min: 0, max: 1 },
    emptyText: ({ store, run }) => firstEvaluationText(store, run),
  }
}

function gradientNorm(): ChartSpec {
  return {
    ...standard,
    id: 'grad_norm',
    title: t('Gradient norm'),
    format: valueFormats.number,
    lines: [{ ...ofSteps('grad_norm', t('gradient norm'), 0) }],
    beside: ({ run: { clipNorm } }) => ({
      levels: clipNorm === null ? [] : [{ value: clipNorm, label: t('clipped at {0}', clipNorm) }],
    }),
    emptyText: firstStepText,
  }
}

function throughput(): ChartSpec {
  return {
    ...standard,
    id: 'tokens_per_second',
    title: t('Tokens per second'),
    format: valueFormats.number,
    lines: [{ ...ofSteps('tokens_per_second', t('tokens per second'), 0), look: { colour: 'green', dash: 'solid' } }],
    startsAtZero: true,
    emptyText: firstStepText,
  }
}

function memory(): ChartSpec {
  return {
    ...standard,
    id: 'memory',
    title: t('Memory'),
    format: valueFormats.bytes,
    lines: [{ ...ofSteps('memory', t('memory'), 0), look: { colour: 'purple', dash: 'solid' } }],
    startsAtZero: true,
    emptyText: firstStepText,
  }
}

/** Why a chart of the training is empty. @param reason what it means where there are other figures of it */
function absentText(charted: ChartedRun, reason: string): string {
  const { store, run } = charted
  return store.train.length > 0 && run.tool === 'finetune-lab' ? reason : firstStepText(charted)
}

function firstStepText({ store: { isLive }, run }: ChartedRun): string {
  if (run.tool !== 'finetune-lab') return t('Nothing of it is in the files of this run so far.')
  return isLive ? t('Waiting for the first step…') : t('The run ended before its first step.')
}

function firstEvaluationText(store: RunStore, run: ShownRun): string {
  if (run.tool !== 'finetune-lab') return t('Nothing of it is in the files of this run so far.')
  if (run.hasValidation === false && store.evaluations('test').length === 0)
    return t('The run has no validation data, so nothing is evaluated while it trains.')
  if (store.isLive && run.stage?.name !== 'exporting')
    return t('No evaluation yet. Each one on the validation data becomes a point here.')
  if (store.evaluations('test').length > 0)
    return t('Nothing was evaluated while training. The scores on the test data are below.')
  return t('Nothing was evaluated while training: the run ended before the first evaluation.')
}
