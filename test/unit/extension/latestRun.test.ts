import { beforeEach, describe, expect, it, vi } from 'vitest'
import { LatestRun } from '../../../src/extension/views/LatestRun'
import type { MonitoredRuns } from '../../../src/runs/RunMonitor'
import type { ListedRun } from '../../../src/runs/WatchedRun'
import { listedRun } from '../runs/fixture'
import { EventEmitter, fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(resetFake)

/** What was shown while the view of the runs went through these. */
async function shownWhile(isWanted: boolean, ...looks: readonly (readonly ListedRun[])[]) {
  fake.settings.set('runs.alwaysShowLatest', isWanted)
  const changed = new EventEmitter<MonitoredRuns>()
  const show = vi.fn()
  const runs = { onDidChange: changed.event } as unknown as ConstructorParameters<typeof LatestRun>[0]
  new LatestRun(runs, () => Promise.resolve({ show }))
  for (const each of looks) changed.fire({ runs: each, unreadable: [] })
  // The panels may be loaded first.
  await new Promise(setImmediate)
  return show.mock.calls as unknown[][]
}

const live = (id: string) => listedRun(id, { state: 'running' })

describe('always showing the latest run', () => {
  it('shows one that begins, once, and leaves the focus where it is', async () => {
    const shown = await shownWhile(true, [], [live('a')], [live('a')], [listedRun('a')])
    expect(shown).toEqual([['/project/runs/a', { preserveFocus: true }]])
  })

  it('shows one that is resumed', async () => {
    expect(await shownWhile(true, [listedRun('a')], [live('a')])).toHaveLength(1)
  })

  it('shows none that began before the window was opened, or has ended', async () => {
    expect(await shownWhile(true, [live('a')], [live('a'), listedRun('b')])).toEqual([])
  })

  it('shows nothing unless it is wanted', async () => {
    expect(await shownWhile(false, [], [live('a')])).toEqual([])
  })
})
