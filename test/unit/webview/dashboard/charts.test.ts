import { describe, expect, it } from 'vitest'
import type { ShownRun } from '../../../../src/shared/protocol/runPanel'
import type { Split } from '../../../../src/shared/protocol/example'
import type { ViewOptions } from '../../../../src/shared/protocol/dashboard'
import { defaultViewOptions } from '../../../../src/shared/protocol/dashboard'
import type { ChartModel } from '../../../../webview/common/chart/chartModel'
import { isEmpty } from '../../../../webview/common/chart/chartModel'
import { availableCharts, isShown, withChart } from '../../../../webview/dashboard/charts/availableCharts'
import { axisOf } from '../../../../webview/dashboard/charts/axisRange'
import { buildChart } from '../../../../webview/dashboard/charts/buildChart'
import type { ChartedRun } from '../../../../webview/dashboard/charts/chartedRun'
import { lookOf } from '../../../../webview/common/chart/looks'
import { RunStore } from '../../../../webview/dashboard/RunStore'
import { pointsAt, shownRunWith } from '../runPanel/shownRunWith'

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

/** A run that the host told so of. */
function charted(
  { run = {}, steps = [], loss = steps.map(() => 1), evaluations = [], isGone = false }: Told,
  index = 0,
): ChartedRun {
  const store = new RunStore()
  const shown = shownRunWith(run)
  store.apply({ type: 'run', run: shown })
  const elapsed = steps.map((step) => step * 2)
  const epoch = steps.map((step) => step / 50)
  store.apply(pointsAt(steps, { loss, learning_rate: steps.map(() => 1e-5), epoch, elapsed }))
  for (const { split = 'validation', step = 10, metrics = {} } of evaluations) {
    const columns = Object.entries({ epoch: step / 50, elapsed: step * 2, ...metrics }).map(
      ([name, value]) => [name, [value]] as const,
    )
    store.apply(pointsAt([step], Object.fromEntries(columns), { name: split }))
  }
  if (isGone) store.apply({ type: 'gone', directory: shown.directory })
  return { store, run: shown, name: shown.id, look: lookOf(index) }
}

/** All charts that runs can have, by id. */
function allCharts(runs: readonly ChartedRun[], options: Partial<ViewOptions> = {}): ReadonlyMap<string, ChartModel> {
  const all = { ...defaultViewOptions, ...options }
  const axis = axisOf(runs, all.axis)
  return new Map(availableCharts(runs).map((spec) => [spec.id, buildChart(spec, runs, axis, all)]))
}

/** The chart of an id, which has to be there. */
function chart(id: string, runs: readonly ChartedRun[], options: Partial<ViewOptions> = {}): ChartModel {
  const found = allCharts(runs, options).get(id)
  if (found === undefined) throw new Error(`there is no chart ${id}`)
  return found
}

function chartsOf(told: Told) {
  const runs = [charted(told)]
  const of = (id: string) => chart(id, runs)
  return { learningRate: of('learning_rate'), loss: of('loss'), score: of('scores') }
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
    const lengths = (told: Told) => chartsOf(told).loss.series.map(({ id, curve }) => [id, curve.length])
    expect(lengths({ steps: [1] })).toEqual([['train', 1]])
    const validation = [{ metrics: { loss: 0.5 } }]
    expect(lengths({ steps: [1], evaluations: validation })).toEqual([
      ['train', 1],
      ['validation', 1],
    ])
    expect(lengths({ steps: [1], evaluations: [{ split: 'test', metrics: { loss: 0.5 } }] })).toEqual([['train', 1]])
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
    // The plan is there already.
    expect([isEmpty(learningRate), isEmpty(loss)]).toEqual([false, true])
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

const evaluated = [{ metrics: { loss: 0.5, f1: 0.8, f1_macro: 0.7, accuracy: 0.9, 'VIA/f1': 0.6, 'VIA/recall': 0.5 } }]

describe('charts beyond the first three', () => {
  it('show F1 of each entity type, the gradient norm with where it is clipped, speed and memory', () => {
    const all = allCharts([charted({ steps: [1], evaluations: evaluated })])
    expect(all.get('entities')?.series.map(({ name }) => name)).toEqual(['VIA'])
    expect(all.get('grad_norm')?.levels).toEqual([{ value: 1, label: 'clipped at 1' }])
    expect([...all.keys()].slice(0, 7)).toEqual([
      'learning_rate',
      'loss',
      'scores',
      'entities',
      'grad_norm',
      'tokens_per_second',
      'memory',
    ])
  })

  it('can be added for any other metric, in percent where it is a share', () => {
    const all = allCharts([
      charted({ steps: [1], evaluations: [...evaluated, { split: 'test', metrics: { perplexity: 12 } }] }),
    ])
    const added = [...all].slice(7).map(([id, { title, format }]) => [id, title, format.value(0.5)])
    expect(added).toContainEqual(['validation/accuracy', 'Accuracy on validation', '50.0'])
    expect(added).toContainEqual(['validation/VIA/recall', 'Recall of VIA on validation', '50.0'])
    expect(added).toContainEqual(['test/perplexity', 'Perplexity on test', '0.5000'])
    expect(added.map(([id]) => id)).not.toContain('steps/elapsed')
  })

  it('are there or not as their user wants', () => {
    const [first, ...others] = availableCharts([charted({ steps: [1], evaluations: evaluated })])
    const last = others.at(-1)
    if (first === undefined || last === undefined) throw new Error('there are no charts')
    const options = withChart(withChart(defaultViewOptions, first, false), last, true)
    expect([isShown(first, options), isShown(last, options)]).toEqual([false, true])
    expect(withChart(withChart(options, first, true), last, false)).toEqual(defaultViewOptions)
  })
})

describe('how charts are looked at', () => {
  const runs = [
    charted({ steps: [1, 100], evaluations: evaluated, run: { checkpoints: [100], state: 'stopped', step: 100 } }),
  ]

  it('along epochs or the time of work', () => {
    const places = (axis: ViewOptions['axis']) =>
      chart('loss', runs, { axis }).series.map(({ curve }) => [...curve.x.values])
    expect(places('step')).toEqual([[1, 100], [10]])
    expect(places('epoch')).toEqual([[0.02, 2], [0.2]])
    expect(places('time')).toEqual([[2, 200], [20]])
    expect(chart('loss', runs, { axis: 'time' }).axis).toEqual({ unit: 'time', range: { min: 0, max: 200 } })
  })

  it('with what happened where it did', () => {
    const marks = (axis: ViewOptions['axis']) => chart('loss', runs, { axis }).marks.map(({ kind, x }) => [kind, x])
    expect(marks('step')).toEqual([
      ['checkpoint', 100],
      ['stop', 100],
    ])
    expect(marks('epoch')).toEqual([
      ['checkpoint', 2],
      ['stop', 2],
    ])
  })

  it('smoothed, but for evaluations, each of which counts', () => {
    expect(chart('loss', runs, { smoothing: 0.6 }).series.map(({ smoothing }) => smoothing)).toEqual([0.6, 0])
  })

  it('on a logarithmic axis, but for shares', () => {
    expect([chart('loss', runs, { isLog: true }).scale, chart('scores', runs, { isLog: true }).scale]).toEqual([
      'log',
      'linear',
    ])
  })

  it('without lines that were hidden', () => {
    const { series } = chart('loss', runs, { hiddenLines: ['loss/train', 'scores/validation'] })
    expect(series.map(({ isShown: isDrawn }) => isDrawn)).toEqual([false, true])
  })

  it('with the best value of each line that has one', () => {
    const losses = [
      { step: 10, metrics: { loss: 0.5 } },
      { step: 20, metrics: { loss: 0.3 } },
      { step: 30, metrics: { loss: 0.4 } },
    ]
    const { series } = chart('loss', [charted({ steps: [1], evaluations: losses })])
    expect(series.map(({ best }) => best)).toEqual([null, { x: 20, value: 0.3 }])
  })
})

describe('the planned learning rate', () => {
  it('is behind the measured one from the first step to the last, along steps and epochs', () => {
    const runs = [charted({ steps: [1], run: { totalSteps: 250, epochs: 5, warmupSteps: 25 } })]
    const planned = (axis: ViewOptions['axis']) =>
      chart('learning_rate', runs, { axis }).series.find(({ role }) => role === 'planned')?.curve
    const bySteps = planned('step')
    expect([bySteps?.x.at(25), bySteps?.values.at(25)]).toEqual([25, 5e-5])
    expect([bySteps?.x.at(250), bySteps?.values.at(250)]).toEqual([250, 0])
    expect(planned('epoch')?.x.at(250)).toBe(5)
    expect(planned('time')).toBeUndefined()
  })
})

describe('several runs', () => {
  const runs = ['a', 'b'].map((id, index) =>
    charted({ run: { id, directory: `/runs/${id}` }, steps: [1, 100 * (index + 1)], evaluations: evaluated }, index),
  )

  it('have a chart for each figure, with a line for each run', () => {
    const all = allCharts(runs)
    expect([...all.keys()].slice(0, 5)).toEqual([
      'learning_rate',
      'loss/train',
      'loss/validation',
      'scores/f1',
      'scores/f1_macro',
    ])
    expect(all.get('loss/train')?.series.map(({ name, id }) => [name, id])).toEqual([
      ['a', '/runs/a'],
      ['b', '/runs/b'],
    ])
  })

  it('share the longest axis', () => {
    expect(chart('loss/train', runs).axis.range).toEqual({ min: 0, max: 250 })
  })

  it('are told apart by colour and dash, up to twenty of them', () => {
    const looks = Array.from({ length: 20 }, (_, index) => lookOf(index))
    expect(new Set(looks.map(({ colour, dash }) => `${colour} ${dash}`)).size).toBe(20)
    for (const [index, look] of looks.slice(1).entries()) {
      expect(look.colour).not.toBe(looks[index]?.colour)
      expect(look.dash).not.toBe(looks[index]?.dash)
    }
  })
})
