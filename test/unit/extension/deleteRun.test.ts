import { appendFileSync, existsSync } from 'node:fs'
import { hostname } from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { deleteRun } from '../../../src/extension/commands/deleteRun'
import type { Services } from '../../../src/extension/commands/services'
import { completed, started, temporaryFolder, writeRun } from '../runs/fixture'
import { env, fake, resetFake } from './fakeVsCode'

vi.mock('vscode', () => import('./fakeVsCode'))

beforeEach(() => {
  resetFake()
  env.remoteName = undefined
})

const services = { runs: { look: () => Promise.resolve([]) } } as unknown as Services
/** A trainer of this machine whose process is there. */
const here = { host: hostname(), boot_id: '', pid: process.pid, process_start_time: 0 }

function endedRun(): string {
  return writeRun(temporaryFolder(), { events: [started(here), completed] })
}

describe('deleting a run', () => {
  it('moves it to the trash once that was answered', async () => {
    const directory = endedRun()
    fake.answer.mockReturnValue('Move to trash')
    await deleteRun(services, { directory })
    expect(fake.deleteFile.mock.calls.map(([uri]) => uri.fsPath)).toEqual([directory])
  })

  it('removes it for good where there is no trash', async () => {
    env.remoteName = 'ssh-remote'
    const directory = endedRun()
    fake.answer.mockReturnValue('Delete for good')
    await deleteRun(services, { directory })
    expect(existsSync(directory)).toBe(false)
  })

  it('leaves it alone where the question is dismissed', async () => {
    const directory = endedRun()
    await deleteRun(services, { directory })
    expect(fake.answer).toHaveBeenCalledOnce()
    expect([fake.deleteFile.mock.calls, existsSync(directory)]).toEqual([[], true])
  })

  it.each([
    ['trash', undefined],
    ['remote machine', 'ssh-remote'],
  ])('is refused where it was resumed while the question stood: %s', async (_, remoteName) => {
    env.remoteName = remoteName
    const directory = endedRun()
    fake.answer.mockImplementation((_message, [label]) => {
      appendFileSync(path.join(directory, 'events.jsonl'), `${JSON.stringify(started(here))}\n`)
      return label
    })
    await expect(deleteRun(services, { directory })).rejects.toMatchObject({ code: 'run-live' })
    expect([fake.deleteFile.mock.calls, existsSync(directory)]).toEqual([[], true])
  })
})
