import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { RunsNode } from '../../../src/extension/views/runNodes'
import { RunArrangements } from '../../../src/extension/views/RunArrangements'
import { RunsTree } from '../../../src/extension/views/RunsTree'
import type { ListedForeign } from '../../../src/runs/foreign/ListedForeign'
import { unreadForeign } from '../../../src/runs/foreign/ListedForeign'
import type { MonitoredRuns } from '../../../src/runs/RunMonitor'
import { runError } from '../../../src/runs/runError'
import { noNotes } from '../../../src/runs/runNotes'
import type { ListedRun } from '../../../src/runs/WatchedRun'
import { listedRun } from '../runs/fixture'
import { FakeMemento } from './fakeMemento'
import { EventEmitter, fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

/** A view, and what it told VS Code to draw again: ids, or `all`. */
function treeOf(state = new FakeMemento()) {
  const changed = new EventEmitter<MonitoredRuns>()
  const foreign = new EventEmitter<readonly ListedForeign[]>()
  const arrangements = new RunArrangements(state)
  const tree = new RunsTree({ onDidChange: changed.event }, { onDidChange: foreign.event }, arrangements)
  const drawn: (readonly string[] | 'all')[] = []
  tree.onDidChangeTreeData((nodes) => drawn.push(nodes === undefined ? 'all' : nodes.map(({ id }) => id)))
  const show = (...runs: readonly ListedRun[]) => changed.fire({ runs, unreadable: [] })
  const texts = (nodes: readonly RunsNode[] = tree.getChildren()): unknown[] =>
    nodes.map((node) => {
      const { label } = tree.getTreeItem(node)
      return node.type === 'group' ? [label, ...texts(node.children)] : label
    })
  const itemOf = (index = 0) => tree.getTreeItem(at(tree.getChildren(), index))
  return { tree, arrangements, changed, foreign, drawn, show, texts, itemOf, state }
}

function at(nodes: readonly RunsNode[], index: number): RunsNode {
  const node = nodes[index]
  if (node === undefined) throw new Error(`There is no row ${index}`)
  return node
}

const named = (name: string, values: Partial<ListedRun> = {}) =>
  listedRun(name, { notes: { ...noNotes, name }, ...values })

describe('the view of the runs', () => {
  it('draws all again where a run comes, goes or changes its place, and else only the run that changed', () => {
    const { show, drawn } = treeOf()
    const [one, other] = [listedRun('one'), listedRun('other', { state: 'running', step: 1 })]
    show(one)
    show(other, one)
    show({ ...other, step: 2 }, one)
    show(one)
    expect(drawn).toEqual(['all', 'all', [other.directory], 'all'])
  })

  it('shows a run as it is now under the row that it had, so that this stays selected', () => {
    const { show, tree, itemOf } = treeOf()
    show(listedRun('one', { state: 'running', step: 1 }))
    const [row] = tree.getChildren()
    show(listedRun('one', { state: 'running', step: 40 }))
    expect(tree.getChildren()[0]).toBe(row)
    expect(itemOf().description).toContain('40 %')
  })

  it('has the score first in a row, and the folder in the tooltip and in what is said', () => {
    const { show, itemOf } = treeOf()
    const best = { type: 'best', time: 0, step: 1, metric: 'f1', value: 0.912, checkpoint: null } as const
    show(listedRun('travel-20261123-153900', { best, secondsElapsed: 65, created: '2020-03-01T12:00:00.000Z' }))
    expect(itemOf().label).toMatch(/^Mar \d+, 2020, \d\d:\d\d$/)
    expect(itemOf().description).toBe('F1 91.2 · 1:05')
    expect(JSON.stringify(itemOf().tooltip)).toContain('travel-20261123-153900')
    expect(itemOf().accessibilityInformation?.label).toContain('travel-20261123-153900 · completed')
  })

  it('names the runs in their rows where they have several names', () => {
    const { show, itemOf } = treeOf()
    show(listedRun('travel-20261123-153900'), listedRun('news-20261123-153901'))
    expect(itemOf(0).description).toBe('1:00 · travel')
  })

  it('shows name, star and tags that a person gave', () => {
    const { show, itemOf } = treeOf()
    show(listedRun('one', { notes: { name: 'baseline', starred: true, tags: ['x', 'y'] } }))
    expect(itemOf().label).toBe('★ baseline')
    expect(itemOf().description).toBe('1:00 · #x #y')
    expect(itemOf().accessibilityInformation?.label).toMatch(/^baseline · one · .*starred · tags x, y$/)
    expect(itemOf().contextValue).toBe('run ended starred')
  })

  it('groups, orders and filters as its user wants, and remembers it', async () => {
    const { show, texts, arrangements, state } = treeOf()
    const runs = [named('b', { secondsElapsed: 1 }), named('a', { secondsElapsed: 2 }), named('c', { state: 'failed' })]
    show(...runs)
    expect(texts()).toEqual(['b', 'a', 'c'])
    await arrangements.change({ order: 'name' })
    expect(texts()).toEqual(['a', 'b', 'c'])
    await arrangements.change({ grouping: 'task', filter: 'failed' })
    expect(texts()).toEqual([['token-classification', 'c']])
    const again = treeOf(state)
    again.show(...runs)
    expect(again.texts()).toEqual([['token-classification', 'c']])
  })

  it('says that it is filtered, to its user and to the menus, until it is not', async () => {
    const { show, arrangements } = treeOf()
    show(named('a'), named('b'))
    await arrangements.change({ filter: 'nothing like it' })
    expect(fake.view.message).toBe('Filtered by “nothing like it”: 0 of 2 runs.')
    expect(fake.executeCommand).toHaveBeenLastCalledWith('setContext', 'finetune-lab.isFiltered', true)
    await arrangements.change({ filter: '' })
    expect(fake.view.message).toBe('')
    expect(fake.executeCommand).toHaveBeenLastCalledWith('setContext', 'finetune-lab.isFiltered', false)
  })

  it('gives each row an id of its own where a run has several tags', async () => {
    const { show, tree, arrangements } = treeOf()
    show(listedRun('one', { notes: { ...noNotes, tags: ['x', 'y'] } }))
    await arrangements.change({ grouping: 'tag' })
    const ids = tree.getChildren().flatMap((group) => [group, ...tree.getChildren(group)].map(({ id }) => id))
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
  })

  it('lists what cannot be read, with the reason', () => {
    const { changed, tree, itemOf } = treeOf()
    const error = runError('folder-unreadable', { folder: '/barred', reason: 'no' })
    changed.fire({ runs: [], unreadable: [error] })
    expect(tree.getChildren()).toHaveLength(1)
    expect(itemOf().description).toContain('/barred')
  })

  const theirs: ListedForeign = {
    ...unreadForeign({ tool: 'transformers', address: '/out/bert' }),
    ...{ state: 'completed', created: '2026-11-24T00:00:00.000Z', step: 20, secondsElapsed: 65 },
    best: { metric: 'f1', value: 0.9, step: 20 },
  }

  it('lists a run of another tool among ours, with its tool and its best value, for commands that fit it', () => {
    const { show, foreign, texts, itemOf } = treeOf()
    show(named('ours'))
    foreign.fire([theirs])
    expect(texts()).toEqual(['out/bert', 'ours'])
    expect(itemOf(0)).toMatchObject({
      description: 'Hugging Face Trainer · F1 90.0 · 1:05',
      contextValue: 'foreign plain',
      accessibilityInformation: { label: 'out/bert · Hugging Face Trainer · completed · F1 90.0 · 1:05' },
    })
  })

  it('says of a run of another tool that it is not there any more', () => {
    const { foreign, itemOf } = treeOf()
    foreign.fire([{ ...theirs, state: 'gone', notes: { ...noNotes, name: 'theirs' } }])
    expect(itemOf()).toMatchObject({ label: 'theirs', iconPath: { color: { id: 'disabledForeground' } } })
    expect(itemOf().description).toContain('not there any more')
  })

  it('finds, groups and orders runs of other tools too', async () => {
    const { show, foreign, texts, arrangements } = treeOf()
    show(named('ours'))
    foreign.fire([theirs])
    await arrangements.change({ grouping: 'config', order: 'score' })
    expect(texts()).toEqual([
      ['finetune.yaml', 'ours'],
      ['Other tools', 'out/bert'],
    ])
    await arrangements.change({ grouping: 'none', filter: 'hugging' })
    expect(texts()).toEqual(['out/bert'])
    expect(fake.view.message).toBe('Filtered by “hugging”: 1 of 2 runs.')
  })
})
