import { describe, expect, it } from 'vitest'
import { RunStore } from '../../../../webview/dashboard/RunStore'
import { pointsAt, shownRunWith } from '../runPanel/shownRunWith'

describe('what the panel knows of a run', () => {
  it('is nothing before the first word of the host', () => {
    const store = new RunStore()
    expect([store.run, store.goneDirectory, store.isLive, store.train.length]).toEqual([null, null, false, 0])
  })

  it('is the run as it was told last', () => {
    const store = new RunStore()
    store.apply({ type: 'run', run: shownRunWith({ step: 1 }) })
    store.apply({ type: 'run', run: shownRunWith({ step: 2 }) })
    expect(store.run?.step).toBe(2)
  })

  it('is called by its name, by its id before it has one and once that is taken away', () => {
    const store = new RunStore()
    store.apply({ type: 'run', run: shownRunWith({ id: 'ner-1' }) })
    const names = ['baseline', null].map((name) => {
      store.apply({ type: 'name', directory: '/project/runs/a', name })
      return [store.name, store.isNamed]
    })
    expect(names).toEqual([
      ['baseline', true],
      ['ner-1', false],
    ])
  })

  it('grows by the points that come, each figure at its step', () => {
    const store = new RunStore()
    store.apply(pointsAt([1, 10], { loss: [2, 1], learning_rate: [0, 1e-5] }))
    store.apply(pointsAt([20], { loss: [NaN], learning_rate: [2e-5] }))
    expect([...(store.train.curve('loss')?.values.values ?? [])]).toEqual([2, 1, NaN])
    expect([...(store.train.curve('learning_rate')?.values.values ?? [])]).toEqual([0, 1e-5, 2e-5])
    expect([...(store.train.curve('loss')?.x.values ?? [])]).toEqual([1, 10, 20])
    expect(store.train.curve('step')).toBeUndefined()
  })

  it('forgets all points, evaluations too, when it is sent everything anew', () => {
    const store = new RunStore()
    store.apply(pointsAt([1, 10]))
    store.apply(pointsAt([10], { f1: [0.8] }, { name: 'validation' }))
    store.apply(pointsAt([1], {}, { isRestart: true }))
    expect([store.train.length, store.evaluations('validation').length]).toEqual([1, 0])
  })

  it('keeps the evaluations of each split apart, with a gap where a metric is no number', () => {
    const store = new RunStore()
    store.apply(pointsAt([10], { loss: [0.5], f1: [0.8] }, { name: 'validation' }))
    store.apply(pointsAt([20], { f1: [0.9] }, { name: 'test' }))
    store.apply(pointsAt([20], { f1: [0.85] }, { name: 'validation' }))
    expect([...(store.evaluations('validation').curve('f1')?.values.values ?? [])]).toEqual([0.8, 0.85])
    expect([...(store.evaluations('validation').curve('loss')?.values.values ?? [])]).toEqual([0.5, NaN])
    expect([...(store.evaluations('test').curve('f1')?.values.values ?? [])]).toEqual([0.9])
  })

  it('stays when the directory goes, and the run is not live any more', () => {
    const store = new RunStore()
    store.apply({ type: 'run', run: shownRunWith() })
    store.apply(pointsAt([1, 10]))
    expect(store.isLive).toBe(true)
    store.apply({ type: 'gone', directory: '/project/runs/a' })
    expect([store.goneDirectory, store.isLive, store.train.length]).toEqual(['/project/runs/a', false, 2])
    expect(store.run?.state).toBe('running')
  })

  it('is of a directory again when it comes back', () => {
    const store = new RunStore()
    store.apply({ type: 'gone', directory: '/project/runs/a' })
    store.apply({ type: 'run', run: shownRunWith() })
    expect(store.goneDirectory).toBeNull()
  })

  it('cannot be read until it is told of anew, and is not gone meanwhile', () => {
    const store = new RunStore()
    const refusal = {
      type: 'unreadable',
      directory: '/project/runs/a',
      message: 'run.json cannot be read.',
      hint: 'It is damaged.',
    } as const
    store.apply({ type: 'gone', directory: '/project/runs/a' })
    store.apply(refusal)
    expect([store.refusal, store.goneDirectory]).toEqual([refusal, null])
    store.apply({ type: 'run', run: shownRunWith() })
    expect(store.refusal).toBeNull()
    store.apply(refusal)
    store.apply({ type: 'gone', directory: '/project/runs/a' })
    expect(store.refusal).toBeNull()
  })
})

describe('a column that comes less often than the others', () => {
  it('is found in the table that it has to itself', () => {
    const store = new RunStore()
    store.apply(pointsAt([1, 2], { learning_rate: [1, 2] }, { name: 'steps' }))
    store.apply(pointsAt([2], { reward: [5] }, { name: 'steps/reward' }))
    expect([...(store.tableOf('steps', 'reward').curve('reward')?.values.values ?? [])]).toEqual([5])
    expect([...(store.tableOf('steps', 'learning_rate').curve('learning_rate')?.values.values ?? [])]).toEqual([1, 2])
  })
})
