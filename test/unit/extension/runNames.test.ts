import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { RunNames } from '../../../src/extension/runs/RunNames'
import type { ListedForeign } from '../../../src/runs/foreign/ListedForeign'
import { unreadForeign } from '../../../src/runs/foreign/ListedForeign'
import type { MonitoredRuns } from '../../../src/runs/RunMonitor'
import { noNotes } from '../../../src/runs/runNotes'
import type { ListedRun } from '../../../src/runs/WatchedRun'
import { listedRun, temporaryFolder, writeRun } from '../runs/fixture'
import { EventEmitter, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

const theirs = { tool: 'csv', address: '/out/metrics.csv' } as const

/** The names of what a view lists, which a test changes. */
function listed() {
  const changed = new EventEmitter<MonitoredRuns>()
  const foreignChanged = new EventEmitter<readonly ListedForeign[]>()
  const runs = { runs: [] as readonly ListedRun[], onDidChange: changed.event }
  const foreign = { all: [theirs], runs: [] as readonly ListedForeign[], onDidChange: foreignChanged.event }
  const call = (directory: string, name: string | null) => {
    runs.runs = [listedRun('a', { directory, notes: { ...noNotes, name } })]
    changed.fire({ runs: runs.runs, unreadable: [] })
  }
  const callTheirs = (name: string) => {
    foreign.runs = [{ ...unreadForeign(theirs), notes: { ...noNotes, name } }]
    foreignChanged.fire(foreign.runs)
  }
  return { names: new RunNames(runs, foreign), call, callTheirs }
}

describe('the names of runs', () => {
  it('are told when they are given, changed and taken away, each once', async () => {
    const { names, call } = listed()
    const told = vi.fn()
    names.follow('/runs/a', told)
    for (const name of ['baseline', 'baseline', 'best', null]) {
      call('/runs/a', name)
      await Promise.resolve()
    }
    expect(told.mock.calls).toEqual([['baseline'], ['best'], [null]])
  })

  it('are those of other tools’ runs too', async () => {
    const { names, callTheirs } = listed()
    const told = vi.fn()
    names.follow(theirs.address, told)
    callTheirs('theirs')
    await vi.waitFor(() => expect(told.mock.calls).toEqual([['theirs']]))
  })

  it('are read from a run that is not in the list', async () => {
    const directory = writeRun(temporaryFolder())
    writeFileSync(path.join(directory, 'notes.json'), JSON.stringify({ ...noNotes, name: 'elsewhere' }))
    const told = vi.fn()
    listed().names.follow(directory, told)
    await vi.waitFor(() => expect(told).toHaveBeenCalledWith('elsewhere'))
  })

  it('are told no more once nobody follows them', async () => {
    const { names, call } = listed()
    const told = vi.fn()
    names.follow('/runs/a', told).dispose()
    call('/runs/a', 'baseline')
    await Promise.resolve()
    expect(told).not.toHaveBeenCalled()
  })

  it('are else the folder’s, with the one above for a run of another tool', () => {
    const { names } = listed()
    expect([names.idOf('/runs/a'), names.idOf(theirs.address)]).toEqual(['a', 'out/metrics.csv'])
  })
})
