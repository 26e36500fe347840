import { appendFileSync, existsSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { deleteRuns } from '../../../src/extension/commands/deleteRuns'
import type { Services } from '../../../src/extension/commands/services'
import { ForeignRuns } from '../../../src/extension/runs/ForeignRuns'
import { RunMonitor } from '../../../src/runs/RunMonitor'
import { systemReader } from '../../../src/runs/RunReader'
import { completed, started, temporaryFolder, writeRun } from '../runs/fixture'
import { writeTrainerRun } from '../runs/foreign/trainerFolder'
import { FakeMemento } from './fakeMemento'
import { env, fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(() => {
  resetFake()
  env.remoteName = undefined
})

/** A trainer of this machine whose process is there. */
const here = { host: hostname(), boot_id: '', pid: process.pid, process_start_time: 0 }

/** Runs of one folder that have ended, and what the command works with. */
function endedRuns(...ids: readonly string[]) {
  const folder = temporaryFolder()
  const runs = ids.map((id) => writeRun(folder, { record: { id }, events: [started(here), completed] }))
  const monitor = new RunMonitor(systemReader, () => undefined)
  monitor.setFolders([folder])
  const foreign = new ForeignRuns(new FakeMemento())
  const services = { runs: monitor, foreign, selection: () => runs.map((directory) => ({ directory })) }
  return { folder, runs, foreign, services: services as unknown as Services }
}

const asItem = (directory: string | undefined) => ({ directory })
const trashed = () => fake.deleteFile.mock.calls.map(([uri]) => uri.fsPath)

describe('deleting runs', () => {
  it('moves one to the trash, which is the way back, so that nothing is asked', async () => {
    const { runs, services } = endedRuns('one', 'other')
    await deleteRuns(services, asItem(runs[0]))
    expect(trashed()).toEqual([runs[0]])
    expect(fake.answer).not.toHaveBeenCalled()
  })

  it('moves all that are selected, but for one that is live', async () => {
    const { folder, runs, services } = endedRuns('one', 'other')
    const live = writeRun(folder, { record: { id: 'live' }, events: [started(here)] })
    await deleteRuns(services, asItem(runs[0]), [...runs, live].map(asItem))
    expect(trashed().sort()).toEqual([...runs].sort())
  })

  it('moves what is selected in the view where a key asks for it', async () => {
    const { runs, services } = endedRuns('one', 'other')
    await deleteRuns(services, { isOfSelection: true })
    expect(trashed().sort()).toEqual([...runs].sort())
  })

  it('removes them for good where there is no trash, after it was said how much that is', async () => {
    env.remoteName = 'ssh-remote'
    const { runs, services } = endedRuns('one', 'other')
    fake.answer.mockReturnValue('Delete for good')
    await deleteRuns(services, asItem(runs[0]), runs.map(asItem))
    expect(fake.answer.mock.calls.map(([message]) => message)).toEqual([
      'Delete 2 runs with their models and checkpoints? There is no trash here.',
    ])
    expect(fake.details).toEqual([expect.stringMatching(/^\d\.\d kB on disk\.\n/)])
    expect(runs.map(existsSync)).toEqual([false, false])
  })

  it('asks where the trash refuses', async () => {
    const { runs, services } = endedRuns('one')
    fake.deleteFile.mockRejectedValue(new Error('no trash'))
    await deleteRuns(services, asItem(runs[0]))
    expect(fake.answer).toHaveBeenCalledOnce()
    expect(runs.map(existsSync)).toEqual([true])
    fake.answer.mockReturnValue('Delete for good')
    await deleteRuns(services, asItem(runs[0]))
    expect(runs.map(existsSync)).toEqual([false])
  })

  it('says so where a run that is live is to be deleted', async () => {
    const { folder, services } = endedRuns()
    const live = writeRun(folder, { record: { id: 'live' }, events: [started(here)] })
    await deleteRuns(services, asItem(live))
    expect([trashed(), existsSync(live)]).toEqual([[], true])
    expect(fake.answer.mock.calls.map(([message]) => message)).toEqual(['No run here has ended.'])
  })

  it('is refused where one was resumed while the question stood', async () => {
    env.remoteName = 'ssh-remote'
    const { runs, services } = endedRuns('one')
    fake.answer.mockImplementation((_message, [label]) => {
      for (const run of runs) appendFileSync(path.join(run, 'events.jsonl'), `${JSON.stringify(started(here))}\n`)
      return label
    })
    await expect(deleteRuns(services, asItem(runs[0]))).rejects.toMatchObject({ code: 'run-live' })
    expect(runs.map(existsSync)).toEqual([true])
  })

  it('deletes nothing of a run of another tool, which leaves the list', async () => {
    const { runs, foreign, services } = endedRuns('one')
    const address = writeTrainerRun(path.join(temporaryFolder(), 'output'))
    await foreign.add({ tool: 'transformers', address })
    await deleteRuns(services, asItem(address))
    expect([foreign.all, trashed(), existsSync(address)]).toEqual([[], [], true])
    await foreign.add({ tool: 'transformers', address })
    await deleteRuns(services, asItem(address), [asItem(address), asItem(runs[0])])
    expect([foreign.all, trashed(), existsSync(address)]).toEqual([[], [runs[0]], true])
    expect(fake.answer).not.toHaveBeenCalled()
  })
})
