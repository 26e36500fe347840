import { hostname } from 'node:os'
import { describe, expect, it } from 'vitest'
import { liveRuns, liveRunsOfMachine } from '../../../src/extension/commands/liveRuns'
import type { Services } from '../../../src/extension/commands/services'
import { LiveRuns } from '../../../src/runs/LiveRuns'
import { RunMonitor } from '../../../src/runs/RunMonitor'
import { systemReader } from '../../../src/runs/RunReader'
import type { StartedEvent } from '../../../src/shared/protocol/event'
import { completed, started, temporaryFolder, trained, writeRun } from '../runs/fixture'

/** A trainer of this machine that cannot be asked for, as on Windows: live as long as it is not silent. */
const hereNow = started({ host: hostname(), boot_id: '', pid: process.pid, process_start_time: 0 })
const elsewhere = started({ host: 'another-node' })

/** What the commands work with: a workspace with runs of these trainers, and a cache. */
function servicesOf(trainers: Readonly<Record<string, StartedEvent>>) {
  const folder = temporaryFolder()
  for (const [id, trainer] of Object.entries(trainers))
    writeRun(folder, { record: { id }, events: [trainer, trained(1)] })
  writeRun(folder, { record: { id: 'ended' }, events: [hereNow, completed] })
  const runs = new RunMonitor(systemReader, () => undefined)
  runs.setFolders([folder])
  const cache = temporaryFolder()
  const services = { runs, python: { setup: () => Promise.resolve({ cache }) } }
  return { cache, services: services as unknown as Services }
}

const idsOf = (runs: readonly { readonly id: string }[]) => runs.map(({ id }) => id).sort()

describe('the runs that share this machine', () => {
  it('are not those that a folder or a cache shared with other machines shows too', async () => {
    const { cache, services } = servicesOf({ mine: hereNow, shared: elsewhere })
    const other = writeRun(temporaryFolder(), { record: { id: 'noted' }, events: [elsewhere, trained(1)] })
    await new LiveRuns(cache).add(other)
    expect(idsOf(await liveRunsOfMachine(services))).toEqual(['mine'])
    expect(idsOf(await liveRuns(services))).toEqual(['mine', 'noted', 'shared'])
  })

  it('are also those that were started from other folders, each once', async () => {
    const { cache, services } = servicesOf({ mine: hereNow })
    const other = writeRun(temporaryFolder(), { record: { id: 'noted' }, events: [hereNow, trained(1)] })
    for (const { directory } of await services.runs.look()) await new LiveRuns(cache).add(directory)
    await new LiveRuns(cache).add(other)
    expect(idsOf(await liveRunsOfMachine(services))).toEqual(['mine', 'noted'])
  })

  it('are also those whose trainer has not spoken yet', async () => {
    const { cache, services } = servicesOf({})
    await new LiveRuns(cache).add(writeRun(temporaryFolder(), { record: { id: 'starting' } }))
    expect(idsOf(await liveRunsOfMachine(services))).toEqual(['starting'])
  })
})
