import { describe, expect, it, vi } from 'vitest'
import type { TextDocument } from 'vscode'
import { ConfigLenses } from '../../../src/extension/language/ConfigLenses'
import type { WorkspaceRuns } from '../../../src/extension/runs/WorkspaceRuns'
import type { RunSummary } from '../../../src/runs/runSummary'
import type { BestEvent } from '../../../src/shared/protocol/event'
import { EventEmitter, Uri } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

const config = '/project/finetune.yaml'

function run(id: string, given: Partial<RunSummary> = {}): RunSummary {
  return {
    id,
    directory: `/project/runs/${id}`,
    task: 'token-classification',
    model: 'bert',
    configPath: config,
    created: '2026-01-01T00:00:00Z',
    state: 'completed',
    host: null,
    isReadOnly: false,
    step: 10,
    totalSteps: 10,
    loss: null,
    best: null,
    secondsElapsed: null,
    secondsLeft: null,
    failure: null,
    ...given,
  }
}

const best = (value: number, metric = 'f1_macro'): BestEvent => {
  return { type: 'best', time: 0, step: 10, metric, value, checkpoint: null }
}

interface Lens {
  readonly title: string
  readonly arguments: readonly unknown[]
}

function setUp(runs: RunSummary[]) {
  const changed = new EventEmitter<unknown>()
  const all = { runs, onDidChange: changed.event } as unknown as WorkspaceRuns
  const lenses = new ConfigLenses(all)
  const shown = (): Lens[] => {
    const document = { uri: Uri.file(config) } as unknown as TextDocument
    return lenses.provideCodeLenses(document).map(({ command }) => command as unknown as Lens)
  }
  return { lenses, changed, titles: () => shown().map(({ title }) => title), shown }
}

const usual = [
  '$(play) Start fine-tuning',
  '$(graph-line) Preview schedule',
  '$(checklist) Check data',
  '$(table) Data statistics',
]

describe('above a config', () => {
  it('it is started, previewed and checked', () => {
    expect(setUp([]).titles()).toEqual(usual)
    expect(setUp([run('other', { configPath: '/elsewhere/finetune.yaml' })]).titles()).toEqual(usual)
  })

  it('a run that goes on is followed and stopped', () => {
    const { titles } = setUp([run('a', { state: 'running', step: 3, totalSteps: 10, secondsLeft: 62 })])
    expect(titles().slice(1, 3)).toEqual(['$(pulse) step 3 of 10 · 1:02 left', '$(debug-stop) Stop'])
  })

  it('its runs are counted, and the best of them is shown on a click', () => {
    const { shown } = setUp([run('c'), run('b', { best: best(0.9) }), run('a', { best: best(0.95) })])
    const lens = shown().at(-1)
    expect(lens?.title).toBe('$(history) 3 runs · best F1 macro 95.0')
    expect(lens?.arguments).toEqual([expect.objectContaining({ id: 'a' })])
  })

  it('of losses the lowest is the best, and of other metrics than the newest none', () => {
    const runs = [
      run('c', { best: best(0.3, 'loss') }),
      run('b', { best: best(0.2, 'loss') }),
      run('a', { best: best(0.99) }),
    ]
    expect(setUp(runs).titles().at(-1)).toBe('$(history) 3 runs · best loss 0.2000')
  })

  it('a run without a score is the one that is shown', () => {
    const { shown } = setUp([run('a', { state: 'failed' })])
    expect(shown().at(-1)).toMatchObject({ title: '$(history) 1 run', arguments: [{ id: 'a' }] })
  })

  it('is drawn anew when a run has moved on, and only then', () => {
    const runs = [run('a', { state: 'running', step: 3 })]
    const { lenses, changed } = setUp(runs)
    const redraw = vi.fn()
    lenses.onDidChangeCodeLenses(redraw)
    changed.fire(undefined)
    changed.fire(undefined)
    expect(redraw).toHaveBeenCalledTimes(1)
    runs[0] = run('a', { state: 'running', step: 4 })
    changed.fire(undefined)
    expect(redraw).toHaveBeenCalledTimes(2)
  })
})
