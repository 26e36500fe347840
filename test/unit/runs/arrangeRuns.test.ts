import { describe, expect, it } from 'vitest'
import { asArrangement, filterRuns, groupRuns, orderRuns, plainArrangement } from '../../../src/runs/arrangeRuns'
import { noNotes } from '../../../src/runs/runNotes'
import { listedRun } from './fixture'

const best = (metric: string, value: number) =>
  ({ type: 'best', time: 0, step: 1, metric, value, checkpoint: null }) as const
const idsOf = (runs: readonly { readonly id: string }[]) => runs.map(({ id }) => id)

describe('the order of runs', () => {
  it('has the best score first, losses after scores and the lowest of them first, runs without any last', () => {
    const runs = [
      listedRun('none'),
      listedRun('loss-2', { best: best('loss', 2) }),
      listedRun('f1-80', { best: best('f1_macro', 0.8) }),
      listedRun('loss-1', { best: best('eval_loss', 1) }),
      listedRun('f1-90', { best: best('f1', 0.9) }),
    ]
    expect(idsOf(orderRuns(runs, 'score'))).toEqual(['f1-90', 'f1-80', 'loss-1', 'loss-2', 'none'])
  })

  it('has the longest first, those that never began last', () => {
    const runs = [
      listedRun('a', { secondsElapsed: null }),
      listedRun('b', { secondsElapsed: 5 }),
      listedRun('c', { secondsElapsed: 50 }),
    ]
    expect(idsOf(orderRuns(runs, 'duration'))).toEqual(['c', 'b', 'a'])
  })

  it('goes by the name that is shown, numbers by their value', () => {
    const runs = [listedRun('z', { notes: { ...noNotes, name: 'Run 10' } }), listedRun('run 9'), listedRun('alpha')]
    expect(idsOf(orderRuns(runs, 'name'))).toEqual(['alpha', 'run 9', 'z'])
  })

  it('keeps the newest first within what is equal, and has starred ones before all', () => {
    const runs = [listedRun('new'), listedRun('middle'), listedRun('old', { notes: { ...noNotes, starred: true } })]
    expect(idsOf(orderRuns(runs, 'newest'))).toEqual(['old', 'new', 'middle'])
    expect(idsOf(orderRuns(runs, 'score'))).toEqual(['old', 'new', 'middle'])
  })
})

describe('a filter of runs', () => {
  const runs = [listedRun('travel-1'), listedRun('travel-2'), listedRun('news-1')]
  it.each([
    ['', ['travel-1', 'travel-2', 'news-1']],
    ['  ', ['travel-1', 'travel-2', 'news-1']],
    ['TRAVEL', ['travel-1', 'travel-2']],
    ['1 travel', ['travel-1']],
    ['travel news', []],
  ])('“%s” leaves %j', (filter, left) => {
    expect(idsOf(filterRuns(runs, filter, ({ id }) => id))).toEqual(left)
  })
})

describe('groups of runs', () => {
  it('come in the order of their first runs', () => {
    const runs = [
      listedRun('a', { configPath: '/b.yaml' }),
      listedRun('b', { configPath: '/a.yaml' }),
      listedRun('c', { configPath: '/b.yaml' }),
    ]
    const groups = groupRuns(runs, 'config').map(({ key, runs: members }) => [key, idsOf(members)])
    expect(groups).toEqual([
      ['/b.yaml', ['a', 'c']],
      ['/a.yaml', ['b']],
    ])
  })

  it('have a run under each of its tags, and those without a tag at the end', () => {
    const tagged = (id: string, tags: readonly string[]) => listedRun(id, { notes: { ...noNotes, tags } })
    const groups = groupRuns([tagged('a', []), tagged('b', ['x', 'y', 'x']), tagged('c', ['y'])], 'tag')
    expect(groups.map(({ key, runs }) => [key, idsOf(runs)])).toEqual([
      ['x', ['b']],
      ['y', ['b', 'c']],
      [null, ['a']],
    ])
  })
})

describe('an arrangement that was kept', () => {
  it('is taken back', () => {
    const arrangement = { grouping: 'tag', order: 'score', filter: 'x' } as const
    expect(asArrangement(arrangement)).toEqual(arrangement)
  })

  it.each([undefined, null, 'tag', { grouping: 'colour', order: 'score', filter: '' }, { grouping: 'tag' }])(
    'is the plain one in place of %j',
    (value) => expect(asArrangement(value)).toEqual(plainArrangement),
  )
})
