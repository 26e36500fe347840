import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open, readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { RunMonitor } from '../../../src/runs/RunMonitor'
import { systemReader } from '../../../src/runs/RunReader'
import type { RunEvent } from '../../../src/shared/protocol/event'
import { completed, started, temporaryFolder, trained, writeRun } from './fixture'

// To see what is read.
vi.mock('node:fs/promises', { spy: true })

beforeEach(() => vi.clearAllMocks())

const look = (folder: string, cache: string) => {
  const monitor = new RunMonitor(systemReader, () => undefined, { cache: () => cache })
  monitor.setFolders([folder])
  return monitor.look()
}

/** Files of a run that were read since the mocks were cleared. */
function filesRead(run: string): string[] {
  const files = [...vi.mocked(open).mock.calls, ...vi.mocked(readFile).mock.calls].map(([file]) => file)
  return files
    .filter((file) => typeof file === 'string')
    .filter((file) => file.startsWith(run))
    .map((file) => path.basename(file))
}

const resumed: readonly RunEvent[] = [
  started(),
  trained(10),
  started({ resumed_from_step: 10 }),
  trained(20),
  completed,
]

describe('runs of a folder that another window listed before', () => {
  it.each([
    ['ended', [started(), trained(10), completed]],
    ['resumed and ended', resumed],
  ] as const)('are listed the same without being read: %s', async (_, events) => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()]
    const run = writeRun(folder, { events })
    const first = await look(folder, cache)
    expect(filesRead(run)).toContain('events.jsonl')
    vi.clearAllMocks()
    expect(await look(folder, cache)).toEqual(first)
    expect(filesRead(run)).toEqual([])
  })

  it('are read again where they look different', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()]
    const run = writeRun(folder, { events: [started(), trained(10), completed] })
    await look(folder, cache)
    appendFileSync(
      path.join(run, 'events.jsonl'),
      `${JSON.stringify({ ...completed, reason: 'stopped', step: 200 })}\n`,
    )
    expect(await look(folder, cache)).toMatchObject([{ state: 'stopped', step: 200 }])
  })

  it('are read each time while they go on or were interrupted, which is not in their files', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()]
    const run = writeRun(folder, { events: [started({ host: 'elsewhere' }), trained(10)] })
    expect(await look(folder, cache)).toMatchObject([{ state: 'running' }])
    vi.clearAllMocks()
    await look(folder, cache)
    expect(filesRead(run)).toContain('events.jsonl')
  })

  it('are forgotten once they are deleted', async () => {
    const [folder, cache] = [temporaryFolder(), temporaryFolder()]
    const gone = writeRun(folder, { record: { id: 'gone' }, events: [started(), completed] })
    await look(folder, cache)
    rmSync(gone, { recursive: true })
    writeRun(folder, { record: { id: 'new' }, events: [started(), completed] })
    await look(folder, cache)
    expect(readCache(cache)).toMatch(/"new"/)
    expect(readCache(cache)).not.toMatch(/"gone"/)
  })

  it.each(['', '{"version": 1, "runs": {"x": {"mark": "m", "summary": {}}}}', '{"version": 0, "runs": {}}'])(
    'are read where what is kept of them is damaged or of another version: %s',
    async (text) => {
      const [folder, cache] = [temporaryFolder(), temporaryFolder()]
      writeRun(folder, { events: [started(), completed] })
      const first = await look(folder, cache)
      writeFileSync(cacheFile(cache), text)
      expect(await look(folder, cache)).toEqual(first)
    },
  )
})

function cacheFile(cache: string): string {
  const folder = path.join(cache, 'run-summaries')
  const [name = 'none', ...more] = readdirSync(folder)
  expect(more).toEqual([])
  return path.join(folder, name)
}

function readCache(cache: string): string {
  return readFileSync(cacheFile(cache), 'utf8')
}
