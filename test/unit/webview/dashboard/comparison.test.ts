import { describe, expect, it } from 'vitest'
import { comparedColumns, entityColumns, sortedBy } from '../../../../webview/comparison/comparedRows'
import { readMessage } from '../../../../webview/comparison/readMessage'
import { legendNames, shortNames } from '../../../../webview/comparison/shortNames'
import { lookOf } from '../../../../webview/common/chart/looks'
import type { ChartedRun } from '../../../../webview/dashboard/charts/chartedRun'
import { RunStore } from '../../../../webview/dashboard/RunStore'
import { pointsAt, shownRunWith } from '../runPanel/shownRunWith'

/** A run with F1 of its evaluations at steps 10, 20, …, and the step of the best. */
function scored(id: string, f1: readonly number[], best: number | null): ChartedRun {
  const store = new RunStore()
  const run = shownRunWith({
    ...{ id, directory: `/runs/${id}`, secondsElapsed: 60 },
    best: best === null ? null : { metric: 'f1', value: Math.max(...f1), step: best },
  })
  store.apply({ type: 'run', run })
  const steps = f1.map((_, index) => (index + 1) * 10)
  store.apply(pointsAt(steps, { f1, loss: f1.map((each) => 1 - each), 'VIA/f1': f1 }, { name: 'validation' }))
  return { store, run, name: id, look: lookOf(0) }
}

const runs = [scored('a', [0.5, 0.9, 0.8], 20), scored('b', [0.6, 0.7], null), scored('c', [], null)]

describe('runs side by side', () => {
  it('have their scores at their best evaluation, or else the last, and how they differ from the reference', () => {
    const f1 = comparedColumns(runs, 0, []).find(({ id }) => id === 'validation/f1')
    expect(f1?.cells.map(({ text }) => text)).toEqual(['90.0', '70.0', '–'])
    expect(f1?.cells.map(({ change }) => change)).toEqual([null, { text: '−20.0', isBetter: false }, null])
  })

  it('are better with a lower loss', () => {
    const loss = comparedColumns(runs, 0, []).find(({ id }) => id === 'validation/loss')
    expect(loss?.cells[1]?.change).toEqual({ text: '+0.2000', isBetter: false })
    expect(sortedBy(loss ?? missing(), false)).toEqual([0, 1, 2])
  })

  it('have the settings in which they differ beside the score that decides', () => {
    const settings = [{ key: 'learning_rate', values: ['1e-4', '0.0002', null] }]
    const column = comparedColumns(runs, 0, settings)[1]
    expect(column?.cells.map(({ text }) => text)).toEqual(['1e-4', '0.0002', '–'])
    expect(sortedBy(column ?? missing(), false)).toEqual([1, 0, 2])
    expect(sortedBy(column ?? missing(), true)).toEqual([0, 1, 2])
  })

  it('are sorted by a score, those without one last either way', () => {
    const [f1 = missing()] = comparedColumns(runs, 0, [])
    expect([sortedBy(f1, false), sortedBy(f1, true)]).toEqual([
      [0, 1, 2],
      [1, 0, 2],
    ])
  })

  it('are compared by entity type', () => {
    const [via] = entityColumns(runs, 1)
    expect([via?.title, ...(via?.cells.map(({ change }) => change?.text) ?? [])]).toEqual([
      'VIA',
      '+20.0',
      undefined,
      undefined,
    ])
  })
})

function missing(): never {
  throw new Error('there is no such column')
}

describe('names of runs in legends', () => {
  it.each([
    [
      ['demo-20261126-080000', 'demo-20261126-090000'],
      ['080000', '090000'],
    ],
    [
      ['demo-20261125-080000', 'demo-20261126-090000'],
      ['20261125-080000', '20261126-090000'],
    ],
    [
      ['one', 'two'],
      ['one', 'two'],
    ],
    [
      ['a-', 'a-b'],
      ['a-', 'a-b'],
    ],
    [['demo-1'], ['demo-1']],
  ])('%j are %j', (names, expected) => {
    expect(shortNames(names)).toEqual(expected)
  })

  it('are those that people gave, and the others shortened as if there were no such', () => {
    const runs = [
      { name: 'travel-1', isNamed: false },
      { name: 'baseline', isNamed: true },
      { name: 'travel-2', isNamed: false },
    ]
    expect(legendNames(runs)).toEqual(['1', 'baseline', '2'])
  })
})

it('messages of the host are taken, and nothing else', () => {
  const settings = { type: 'settings', rows: [] }
  expect(readMessage(settings)).toBe(settings)
  expect(readMessage({ type: 'settings' })).toBeNull()
  expect(readMessage({ type: 'later' })).toBeNull()
  expect(readMessage(pointsAt([1]))).not.toBeNull()
})
