import { appendFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { LiveRuns } from '../../../src/runs/LiveRuns'
import { changeNotes } from '../../../src/runs/runNotes'
import { systemClock } from '../../../src/shared/clock'
import type { MonitoredRuns } from '../../../src/runs/RunMonitor'
import { RunMonitor } from '../../../src/runs/RunMonitor'
import { systemReader } from '../../../src/runs/RunReader'
import { completed, started, temporaryFolder, trained, writeRun } from './fixture'

// To refuse what the super-user, who may run these tests, is never refused.
vi.mock('node:fs/promises', { spy: true })

function monitorOf(...folders: readonly string[]) {
  const seen: MonitoredRuns[] = []
  const monitor = new RunMonitor(systemReader, (runs) => seen.push(runs))
  monitor.setFolders(folders)
  return { monitor, seen }
}

const append = (directory: string, event: object) =>
  appendFileSync(path.join(directory, 'events.jsonl'), `${JSON.stringify(event)}\n`)

describe('a monitor of runs', () => {
  it('finds the runs of its folders, newest first, those that come later included', async () => {
    const folder = temporaryFolder()
    const { monitor } = monitorOf(folder)
    expect(await monitor.look()).toEqual([])
    writeRun(folder, { record: { id: 'old', created: '2026-01-01T00:00:00.000Z' }, events: [started(), completed] })
    writeRun(folder, { record: { id: 'new', created: '2026-02-01T00:00:00.000Z' }, events: [started()] })
    expect((await monitor.look()).map(({ id }) => id)).toEqual(['new', 'old'])
  })

  it('follows a run from its first step to its end', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(folder, { events: [started({ pid: process.pid, host: 'elsewhere' }), trained(10)] })
    const { monitor } = monitorOf(folder)
    expect(await monitor.look()).toMatchObject([{ state: 'running', step: 10, totalSteps: 100 }])
    append(directory, completed)
    expect(await monitor.look()).toMatchObject([{ state: 'completed', secondsLeft: null }])
  })

  it('tells of each change, and of nothing where nothing changed', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(folder, { events: [started(), completed] })
    const { monitor, seen } = monitorOf(folder)
    await monitor.look()
    await monitor.look()
    expect(seen).toHaveLength(1)
    append(directory, started({ resumed_from_step: 5 }))
    await monitor.look()
    expect(seen).toHaveLength(2)
  })

  it('forgets a run whose directory is deleted', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(folder, { events: [started(), completed] })
    const { monitor } = monitorOf(folder)
    await monitor.look()
    rmSync(directory, { recursive: true })
    expect(await monitor.look()).toEqual([])
  })

  it('names a run that cannot be read, and shows the others', async () => {
    const folder = temporaryFolder()
    writeRun(folder, { record: { id: 'whole' }, events: [started(), completed] })
    const broken = writeRun(folder, { record: { id: 'broken' } })
    writeFileSync(path.join(broken, 'spec.json'), '{')
    const { monitor, seen } = monitorOf(folder)
    expect((await monitor.look()).map(({ id }) => id)).toEqual(['whole'])
    expect(seen.at(-1)?.unreadable.map(({ code }) => code)).toEqual(['run-unreadable'])
  })

  it('shows the runs of its other folders where one cannot be listed, and says which', async () => {
    const folder = temporaryFolder()
    writeRun(folder, { events: [started(), completed] })
    const barred = path.join(temporaryFolder(), 'barred')
    symlinkSync(barred, barred)
    const { monitor, seen } = monitorOf(barred, folder)
    expect(await monitor.look()).toHaveLength(1)
    expect(seen[0]?.unreadable).toMatchObject([
      { code: 'folder-unreadable', message: expect.stringContaining(barred) as unknown },
    ])
    await monitor.look()
    expect(seen).toHaveLength(1)
  })

  it('keeps the runs that it knows of a folder while that may not be listed', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(folder, { events: [started(), completed] })
    const { monitor, seen } = monitorOf(folder)
    await monitor.look()
    vi.mocked(readdir).mockRejectedValueOnce(new Error('EACCES: permission denied, scandir'))
    expect(await monitor.look()).toMatchObject([{ directory }])
    expect(seen.at(-1)?.unreadable).toMatchObject([{ code: 'folder-unreadable' }])
    expect(await monitor.look()).toMatchObject([{ directory }])
    expect(seen.at(-1)?.unreadable).toEqual([])
  })

  it('glances at what came, goes on or went, and at a share of the others', async () => {
    const folder = temporaryFolder()
    const idOf = (index: number) => `run-${String(index).padStart(3, '0')}`
    const runs = Array.from({ length: 100 }, (_, index) =>
      writeRun(folder, { record: { id: idOf(index) }, events: [started(), completed] }),
    )
    const live = writeRun(folder, { record: { id: 'zz-live' }, events: [started({ host: 'elsewhere' }), trained(1)] })
    const { monitor } = monitorOf(folder)
    expect(await monitor.glance()).toHaveLength(101)
    append(live, trained(2))
    vi.mocked(stat).mockClear()
    expect(await monitor.glance()).toContainEqual(expect.objectContaining({ id: 'zz-live', step: 2 }))
    const looked = new Set(vi.mocked(stat).mock.calls.map(([file]) => path.dirname(String(file))))
    expect(looked.size).toBeLessThan(40)
    rmSync(live, { recursive: true })
    writeRun(folder, { record: { id: 'zz-new' }, events: [started(), completed] })
    const ids = (await monitor.glance()).map(({ id }) => id)
    expect(ids).toContain('zz-new')
    expect(ids).not.toContain('zz-live')
    for (const run of runs) append(run, { ...completed, reason: 'stopped' })
    // By turns, each is looked at again within a few glances.
    for (let glance = 0; glance < 5; glance++) await monitor.glance()
    expect(monitor.seen.runs.filter(({ state }) => state === 'stopped')).toHaveLength(100)
  })

  it('sees at a glance that an ended run was resumed by a trainer of this user', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()]
    const runs = Array.from({ length: 100 }, (_, index) =>
      writeRun(folder, { record: { id: `run-${100 + index}` }, events: [started(), completed] }),
    )
    const monitor = new RunMonitor(systemReader, () => undefined, { cache: () => cache })
    monitor.setFolders([folder])
    await monitor.look()
    const resumed = runs.at(-1) ?? ''
    append(resumed, started({ host: 'elsewhere', resumed_from_step: 5 }))
    await new LiveRuns(cache).add(resumed)
    expect((await monitor.glance()).find(({ directory }) => directory === resumed)?.state).toBe('running')
  })

  it('looks once for all who ask while a look goes on', async () => {
    const folder = temporaryFolder()
    const { monitor } = monitorOf(folder)
    const first = monitor.glance()
    writeRun(folder, { events: [started(), completed] })
    vi.mocked(readdir).mockClear()
    const [one, other] = await Promise.all([monitor.look(), monitor.look(), first])
    expect(one).toHaveLength(1)
    expect(other).toBe(one)
    expect(vi.mocked(readdir).mock.calls.length).toBeLessThanOrEqual(2)
  })

  it('tells of the notes of a run when they change', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(folder, { events: [started(), completed] })
    const { monitor, seen } = monitorOf(folder)
    await monitor.look()
    await changeNotes(directory, (notes) => ({ ...notes, starred: true }), systemClock)
    expect(await monitor.look()).toMatchObject([{ notes: { starred: true } }])
    rmSync(path.join(directory, 'notes.json'))
    expect(await monitor.look()).toMatchObject([{ notes: { starred: false } }])
    expect(seen).toHaveLength(3)
  })

  it('looks until it is told to end', async () => {
    const folder = temporaryFolder()
    writeRun(folder, { events: [started(), completed] })
    const end = new AbortController()
    const monitor = new RunMonitor(systemReader, () => end.abort())
    monitor.setFolders([folder])
    await monitor.watch(end.signal)
    expect(monitor.seen.runs).toHaveLength(1)
  })
})
