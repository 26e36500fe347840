import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../src/shared/protocol/event'
import { RunHistoryBuilder } from '../../../src/runs/RunHistory'
import { secondsElapsed } from '../../../src/runs/runProgress'
import { completed, started, trained } from './fixture'

const evaluated = (step: number): RunEvent => ({
  type: 'evaluate',
  time: step,
  split: 'validation',
  step,
  epoch: 1,
  metrics: { f1: 0.9 },
  per_label: {},
  seconds: 1,
})
const best = (step: number, value: number): RunEvent => ({
  type: 'best',
  time: step,
  step,
  metric: 'f1_macro',
  value,
  checkpoint: null,
})
const warning: RunEvent = { type: 'warning', time: 1, code: 'truncated', message: 'train.conll:3' }

function historyOf(...events: readonly RunEvent[]) {
  const history = new RunHistoryBuilder()
  for (const event of events) history.apply(event)
  return history
}

describe('a history', () => {
  it('counts the steps done', () => {
    expect(historyOf(started(), trained(1), trained(10), evaluated(10)).step).toBe(10)
  })

  it('takes back what lies beyond the step that a process resumes from', () => {
    const before = [trained(10), evaluated(10), best(10, 0.8), trained(20), evaluated(20), best(20, 0.9)]
    const history = historyOf(started(), ...before, started({ resumed_from_step: 10 }))
    expect([...history.trains.steps.values]).toEqual([10])
    expect(history.evaluations.map(({ step }) => step)).toEqual([10])
    expect(history.bests.at(-1)).toMatchObject({ step: 10, value: 0.8 })
    expect(history.step).toBe(10)
  })

  it('goes on with the points of the process that resumed', () => {
    const history = historyOf(started(), trained(10), trained(20), started({ resumed_from_step: 10 }), trained(11))
    expect([...history.trains.steps.values]).toEqual([10, 11])
  })

  it('takes back everything when a process begins again without a checkpoint', () => {
    const history = historyOf(started(), trained(1), best(1, 0.5), started())
    expect([history.trains.length, history.bests, history.step]).toEqual([0, [], 0])
  })

  it('keeps the evaluation before training when a run resumes', () => {
    const history = historyOf(started(), evaluated(0), trained(5), started({ resumed_from_step: 0 }))
    expect(history.evaluations.map(({ step }) => step)).toEqual([0])
  })

  it('has the warnings of the last process only, which says its own again', () => {
    const history = historyOf(started(), warning, started({ resumed_from_step: 0 }), warning)
    expect(history.warnings).toHaveLength(1)
  })

  it('is at its end after the last word, and live again when a process resumes', () => {
    expect(historyOf(started(), completed).lifecycle).toBe(completed)
    expect(historyOf(started(), completed, started({ resumed_from_step: 1 })).lifecycle?.type).toBe('started')
  })

  it('counts the work of each process and not the pause between them', () => {
    const at = (time: number, event: RunEvent): RunEvent => ({ ...event, time })
    const history = historyOf(
      at(100, started()),
      at(130, trained(10)),
      at(1000, started({ resumed_from_step: 10 })),
      at(1005, trained(11)),
    )
    expect([secondsElapsed(history, 1020), secondsElapsed(history, null)]).toEqual([50, 35])
    expect(secondsElapsed(historyOf(), 1020)).toBeNull()
  })
})
