import { describe, expect, it } from 'vitest'
import { PointSender } from '../../../src/runs/PointSender'
import { RunHistoryBuilder, tablesOf } from '../../../src/runs/RunHistory'
import type { RunView } from '../../../src/runs/RunReader'
import type { ShownContext } from '../../../src/runs/shownRun'
import { shownRun } from '../../../src/runs/shownRun'
import type { RunEvent } from '../../../src/shared/protocol/event'
import type { Split } from '../../../src/shared/protocol/example'
import { sampleRecord, sampleSpec, started, trained } from './fixture'

function evaluated(step: number, f1: number, split: Split = 'validation'): RunEvent {
  const scores = { precision: f1, recall: f1, f1, number: 10 }
  return {
    type: 'evaluate',
    time: step,
    split,
    step,
    epoch: 1,
    metrics: { f1 },
    per_label: { VIA: scores },
    seconds: 1,
  }
}

function historyOf(...events: readonly RunEvent[]): RunHistoryBuilder {
  const history = new RunHistoryBuilder()
  for (const event of events) history.apply(event)
  return history
}

function viewOf(...events: readonly RunEvent[]): RunView {
  const history = historyOf(...events)
  const shared = { record: sampleRecord, spec: sampleSpec, directory: '/runs/a', isReadOnly: false, hasNews: false }
  return { ...shared, history, state: 'running' }
}

const context: ShownContext = { now: 1000, asked: [], failureLog: null }

describe('the run that a panel shows', () => {
  it('has the figures of the schedule before the first event', () => {
    expect(shownRun(viewOf(), context)).toMatchObject({
      step: 0,
      totalSteps: 100,
      warmupSteps: 10,
      peakLearningRate: 5e-5,
      epochs: 10,
      secondsElapsed: null,
      scores: null,
    })
  })

  it('has data to evaluate on where the run has a validation split', () => {
    const validation = { path: 'data/validation.jsonl', examples: 20, sha256: 'bbbbbbbbbbbb' }
    const spec = { ...sampleSpec, data: { ...sampleSpec.data, validation } }
    expect(shownRun({ ...viewOf(), spec }, context).hasValidation).toBe(true)
    expect(shownRun(viewOf(), context).hasValidation).toBe(false)
  })

  it('shows the scores of the latest evaluation, with those of the one before', () => {
    const { scores } = shownRun(viewOf(started(), evaluated(10, 0.5), evaluated(20, 0.7)), context)
    expect(scores).toMatchObject({ split: 'validation', step: 20, overall: { f1: 0.7 } })
    expect(scores).toMatchObject({ previous: { overallF1: 0.5, f1: { VIA: 0.5 } } })
  })

  it('compares the best model’s scores at the end with those of the step before, over all and by type', () => {
    const regular = [evaluated(100, 0.5), evaluated(200, 0.9), evaluated(300, 0.7)]
    const { scores } = shownRun(viewOf(started(), ...regular, evaluated(200, 0.9)), context)
    expect(scores).toMatchObject({ step: 200, previous: { overallF1: 0.5, f1: { VIA: 0.5 } } })
    const last = shownRun(viewOf(started(), ...regular, evaluated(300, 0.7)), context).scores
    expect(last).toMatchObject({ step: 300, previous: { overallF1: 0.9, f1: { VIA: 0.9 } } })
  })

  it('shows the final scores once there are some, and compares them with no other split', () => {
    const events = [started(), evaluated(10, 0.5), evaluated(20, 0.9, 'test'), evaluated(20, 0.7)]
    expect(shownRun(viewOf(...events), context).scores).toMatchObject({
      split: 'test',
      previous: null,
      best: null,
    })
  })
})

function answered(status: 'done' | 'refused', request: 'stop' | 'evaluate' = 'stop'): RunEvent {
  return { type: 'control', time: 1, request, status, message: `${request} ${status}` }
}

describe('a run that is asked to stop', () => {
  it('is stopping from when it is asked, while it saves, until it has ended', () => {
    expect(shownRun(viewOf(started()), context).isStopping).toBe(false)
    expect(shownRun(viewOf(started()), { ...context, asked: ['stop'] }).isStopping).toBe(true)
    const answering = viewOf(started(), answered('done'))
    expect(shownRun(answering, context)).toMatchObject({ isStopping: true, stopRefusal: null })
    expect(shownRun({ ...answering, state: 'stopped' }, context).isStopping).toBe(false)
  })

  it('is not stopping once it refused, and says why', () => {
    const refusing = viewOf(started(), answered('refused'))
    expect(shownRun(refusing, context)).toMatchObject({ isStopping: false, stopRefusal: 'stop refused' })
    expect(shownRun({ ...refusing, state: 'completed' }, context).stopRefusal).toBe('stop refused')
  })

  it('takes no answer for its own that another request or an earlier process was given', () => {
    const other = viewOf(started(), answered('done', 'evaluate'))
    expect(shownRun(other, context)).toMatchObject({ isStopping: false, stopRefusal: null })
    const resumed = started({ resumed_from_step: 1 })
    for (const status of ['done', 'refused'] as const)
      expect(shownRun(viewOf(started(), answered(status), resumed), context)).toMatchObject({
        isStopping: false,
        stopRefusal: null,
      })
  })
})

describe('patience', () => {
  const patient = (...events: readonly RunEvent[]) => {
    const view = viewOf(started(), ...events)
    const spec = { ...sampleSpec, arguments: { ...sampleSpec.arguments, early_stopping_patience: 3 } }
    return shownRun({ ...view, spec }, context).patience
  }
  const best = (step: number): RunEvent => ({
    ...{ type: 'best', time: step, step, metric: 'f1', value: 0.9, checkpoint: null },
  })

  it('counts the evaluations since the best one', () => {
    expect(patient()).toBeNull()
    expect(patient(evaluated(10, 0.9), best(10))).toEqual({ most: 3, waited: 0 })
    expect(patient(evaluated(10, 0.9), best(10), evaluated(20, 0.8), evaluated(30, 0.7))).toEqual({
      most: 3,
      waited: 2,
    })
  })
})

describe('sending points', () => {
  const senderOf = () => new PointSender('/runs/a')
  const nextOf = (sender: PointSender, history: RunHistoryBuilder) => {
    const messages = [...sender.next(tablesOf(history))]
    return messages.map(({ isRestart, tables }) => ({
      isRestart,
      steps: Object.fromEntries(tables.map(({ name, steps }) => [name, [...new Float64Array(steps)]])),
    }))
  }

  it('sends each point once', () => {
    const sender = senderOf()
    const history = historyOf(started(), trained(1), evaluated(1, 0.5))
    expect(nextOf(sender, history)).toEqual([{ isRestart: true, steps: { steps: [1], validation: [1] } }])
    expect(nextOf(sender, history)).toEqual([])
    history.apply(trained(2))
    expect(nextOf(sender, history)).toEqual([{ isRestart: false, steps: { steps: [2] } }])
  })

  it('begins anew when a process that resumed took points back, even if as many came after', () => {
    const sender = senderOf()
    const history = historyOf(started(), trained(10), trained(20))
    nextOf(sender, history)
    history.apply(started({ resumed_from_step: 10 }))
    history.apply(trained(11))
    expect(nextOf(sender, history)).toEqual([{ isRestart: true, steps: { steps: [10, 11] } }])
  })

  it('begins anew with another history, and for a receiver that was made again', () => {
    const sender = senderOf()
    nextOf(sender, historyOf(started(), trained(1)))
    const other = historyOf(started(), trained(1))
    expect(nextOf(sender, other)).toMatchObject([{ isRestart: true }])
    sender.restart()
    expect(nextOf(sender, other)).toMatchObject([{ isRestart: true }])
  })

  it('begins anew between two messages for a receiver that was made again', () => {
    const sender = senderOf()
    const tables = tablesOf(historyOf(started(), trained(1)))
    const messages = sender.next(tables)
    expect(messages.next().value).toMatchObject({ isRestart: true })
    sender.restart()
    expect(messages.next().value).toMatchObject({ isRestart: true, tables: [{ name: 'steps' }] })
    expect(messages.next().done).toBe(true)
  })

  it('says that there is nothing yet, once', () => {
    const sender = senderOf()
    const history = historyOf(started())
    expect(nextOf(sender, history)).toEqual([{ isRestart: true, steps: {} }])
    expect(nextOf(sender, history)).toEqual([])
  })

  it('sends many points in several messages, each of which says how many there are in all', () => {
    const history = historyOf(started())
    const steps = Float64Array.from({ length: 150_000 }, (_, index) => index)
    history.trains.append(steps, [['loss', steps]])
    const sent = [...senderOf().next(tablesOf(history))].flatMap(({ tables }) => tables)
    expect(sent.map(({ rows }) => rows)).toEqual([150_000, 150_000, 150_000])
    const messages = nextOf(senderOf(), history)
    expect(messages.map(({ isRestart }) => isRestart)).toEqual([true, false, false])
    expect(messages.flatMap((message) => message.steps['steps'] ?? [])).toEqual([...steps])
  })

  it('leaves out the evaluation of the best model at the end, which goes back to its step', () => {
    const history = historyOf(started(), evaluated(10, 0.9), evaluated(20, 0.8), evaluated(10, 0.9))
    expect(nextOf(senderOf(), history)).toMatchObject([{ steps: { validation: [10, 20] } }])
  })

  it('has the scores of entity types, and no number where the trainer had none', () => {
    const history = historyOf(started(), { ...trained(1), loss: null }, evaluated(10, 0.9))
    const [message] = [...senderOf().next(tablesOf(history))]
    const value = (table: string, column: string) =>
      new Float64Array(message?.tables.find(({ name }) => name === table)?.columns[column] ?? new ArrayBuffer(0))[0]
    expect([value('steps', 'loss'), value('validation', 'VIA/f1')]).toEqual([NaN, 0.9])
  })
})

describe('time of work', () => {
  it('leaves out pauses, and never falls where a clock goes backwards', () => {
    const at = (time: number, event: RunEvent): RunEvent => ({ ...event, time })
    const history = historyOf(
      at(100, started()),
      at(110, trained(1)),
      at(105, trained(2)),
      at(1000, started({ resumed_from_step: 2 })),
      at(1020, trained(3)),
    )
    expect([...(history.trains.column('elapsed')?.values ?? [])]).toEqual([10, 10, 25])
  })
})
