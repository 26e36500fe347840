import { describe, expect, it } from 'vitest'
import type { ShownRun } from '../../../../src/shared/protocol/runPanel'
import type { Split } from '../../../../src/shared/protocol/example'
import { isEmpty } from '../../../../webview/common/chart/chartModel'
import { runCharts } from '../../../../webview/runPanel/runCharts'
import { RunStore } from '../../../../webview/runPanel/RunStore'
import { pointsAt, shownRunWith } from './shownRunWith'

interface Evaluation {
  readonly split?: Split
  readonly step?: number
  readonly metrics?: Readonly<Record<string, number>>
}

interface Told {
  readonly run?: Partial<ShownRun>
  readonly steps?: readonly number[]
  readonly loss?: readonly number[]
  readonly evaluations?: readonly Evaluation[]
  readonly isGone?: boolean
}

/** The charts of a run that the host told so of. */
function chartsOf({ run = {}, steps = [], loss = steps.map(() => 1), evaluations = [], isGone = false }: Told) {
  const store = new RunStore()
  const shown = shownRunWith(run)
  store.apply({ type: 'run', run: shown })
  store.apply(pointsAt(steps, { loss, learning_rate: steps.map(() => 1e-5) }))
  for (const { split = 'validation', step = 10, metrics = {} } of evaluations) {
    const columns = Object.entries(metrics).map(([name, value]) => [name, [value]] as const)
    store.apply(pointsAt([step], Object.fromEntries(columns), { name: split }))
  }
  if (isGone) store.apply({ type: 'gone', directory: shown.directory })
  const [learningRate, lossChart, score] = runCharts(store, shown)
  return { learningRate, loss: lossChart, score }
}

describe('the charts of a run', () => {
  it('share their step axis', () => {
    const { learningRate, loss, score } = chartsOf({ steps: [1, 100] })
    expect([learningRate, loss, score].map(({ axis }) => axis.range)).toEqual(Array(3).fill({ min: 0, max: 125 }))
  })

  it('show the warmup and the peak of the learning rate, from zero on', () => {
    const { learningRate } = chartsOf({ steps: [1] })
    expect(learningRate.bands).toMatchObject([{ min: 0, max: 25 }])
    expect(learningRate.levels).toEqual([{ value: 5e-5, label: 'peak 5e-5' }])
    expect(learningRate.startsAtZero).toBe(true)
  })

  it('have no band where there is no warmup', () => {
    expect(chartsOf({ run: { warmupSteps: 0 }, steps: [1] }).learningRate.bands).toEqual([])
  })

  it('draw the loss on validation data beside that of training, once there is one', () => {
    const names = (told: Told) => chartsOf(told).loss.series.map(({ id }) => id)
    expect(names({ steps: [1] })).toEqual(['train'])
    expect(names({ steps: [1], evaluations: [{ metrics: { loss: 0.5 } }] })).toEqual(['train', 'validation'])
    expect(names({ steps: [1], evaluations: [{ split: 'test', metrics: { loss: 0.5 } }] })).toEqual(['train'])
  })

  it('mark the best where it was found: a score among the scores, a loss among the losses', () => {
    const evaluations = [{ metrics: { loss: 0.5, f1_macro: 0.9 } }]
    const score = chartsOf({ run: { best: { metric: 'f1_macro', value: 0.9, step: 10 } }, evaluations })
    expect([score.score.markers.length, score.loss.markers.length]).toEqual([1, 0])
    const loss = chartsOf({ run: { best: { metric: 'eval_loss', value: 0.5, step: 10 } }, evaluations })
    expect([loss.score.markers.length, loss.loss.markers.length]).toEqual([0, 1])
  })

  it('add the metric that decides which checkpoint is the best, and then speak of scores', () => {
    const evaluations = [{ metrics: { f1: 0.8, f1_macro: 0.7, accuracy: 0.9 } }]
    expect(chartsOf({ evaluations }).score.title).toBe('F1 on validation')
    const { title, series } = chartsOf({
      run: { best: { metric: 'accuracy', value: 0.9, step: 10 } },
      evaluations,
    }).score
    expect(title).toBe('Scores on validation')
    expect(series.map(({ name }) => name)).toEqual(['F1', 'macro F1', 'accuracy'])
  })

  it('tell the lines of a chart apart by more than their colour', () => {
    const { loss, score } = chartsOf({
      run: { best: { metric: 'accuracy', value: 0.9, step: 10 } },
      steps: [1],
      evaluations: [{ metrics: { loss: 0.5, f1: 0.8, f1_macro: 0.7, accuracy: 0.9 } }],
    })
    for (const { series } of [loss, score]) expect(new Set(series.map(({ dash }) => dash)).size).toBe(series.length)
  })
})

describe('a chart without a point', () => {
  it('waits for the first step of a live run', () => {
    const { learningRate, loss } = chartsOf({ run: { step: 0 } })
    expect([isEmpty(learningRate), learningRate.emptyText]).toEqual([true, 'Waiting for the first step…'])
    expect(loss.emptyText).toBe('Waiting for the first step…')
  })

  it('waits for nothing once the run ended, or is gone', () => {
    const text = 'The run ended before its first step.'
    expect(chartsOf({ run: { step: 0, state: 'failed' } }).loss.emptyText).toBe(text)
    expect(chartsOf({ run: { step: 0 }, isGone: true }).loss.emptyText).toBe(text)
  })

  it('says that training diverged when no loss is a number', () => {
    const { loss } = chartsOf({ steps: [1, 10], loss: [NaN, NaN] })
    expect([isEmpty(loss), loss.emptyText]).toEqual([true, 'No loss is a number: training diverged.'])
  })

  it('says of a live run that there is no evaluation yet', () => {
    expect(chartsOf({ steps: [1] }).score.emptyText).toMatch(/^No evaluation yet/)
  })

  it('says of a run without validation data that there will be none', () => {
    const { score } = chartsOf({ run: { hasValidation: false }, steps: [1] })
    expect(score.emptyText).toMatch(/^The run has no validation data/)
  })

  it('says why there was none in a run that trains no more', () => {
    const text = /^Nothing was evaluated while training: the run ended before/
    expect(chartsOf({ run: { state: 'completed' }, steps: [1] }).score.emptyText).toMatch(text)
    expect(chartsOf({ run: { stage: { name: 'exporting', progress: 0 } }, steps: [1] }).score.emptyText).toMatch(text)
  })

  it('points to the scores on the test data if they are all there is', () => {
    const { score } = chartsOf({ run: { state: 'completed' }, evaluations: [{ split: 'test', metrics: { f1: 0.9 } }] })
    expect(score.emptyText).toMatch(/The scores on the test data are below\.$/)
  })
})
