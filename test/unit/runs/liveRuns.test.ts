import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { LiveRuns } from '../../../src/runs/LiveRuns'
import { systemReader } from '../../../src/runs/RunReader'
import { completed, started, temporaryFolder, trained, writeRun } from './fixture'

// A host that cannot be asked: the run is live as long as it is not silent.
const elsewhere = started({ host: 'elsewhere' })

describe('the live runs of a user', () => {
  it('are none before one was started', async () => {
    expect(await new LiveRuns(temporaryFolder()).look(systemReader)).toEqual([])
  })

  it('are found wherever their folders are, each once', async () => {
    const live = new LiveRuns(temporaryFolder())
    const one = writeRun(temporaryFolder(), { record: { id: 'one' }, events: [elsewhere, trained(10)] })
    const other = writeRun(temporaryFolder(), { record: { id: 'other' }, events: [elsewhere, trained(20)] })
    for (const directory of [one, other, one]) await live.add(directory)
    const found = await live.look(systemReader)
    expect(found.map(({ directory, step }) => [directory, step]).sort()).toEqual(
      [
        [one, 10],
        [other, 20],
      ].sort(),
    )
  })

  it('leave no note once they have ended or were deleted', async () => {
    const cache = temporaryFolder()
    const live = new LiveRuns(cache)
    const ended = writeRun(temporaryFolder(), { events: [elsewhere, completed] })
    const deleted = writeRun(temporaryFolder(), { events: [elsewhere] })
    await live.add(ended)
    await live.add(deleted)
    rmSync(deleted, { recursive: true })
    expect(await live.look(systemReader)).toEqual([])
    expect(readdirSync(path.join(cache, 'live-runs'))).toEqual([])
  })

  it('are not noted where the cache cannot be written, which keeps no run from starting', async () => {
    const file = path.join(temporaryFolder(), 'cache')
    writeFileSync(file, '')
    const live = new LiveRuns(file)
    await live.add(writeRun(temporaryFolder(), { events: [elsewhere] }))
    expect(await live.look(systemReader)).toEqual([])
  })
})
