import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { buildSync } from 'esbuild'
import { expect, it, vi } from 'vitest'
import { systemClock } from '../../../src/shared/clock'
import { followRun } from '../../../src/runs/followRun'
import { RunReader } from '../../../src/runs/RunReader'
import { requestStop } from '../../../src/runs/askTrainer'
import { fakeTrainer, temporaryFolder, writeRun } from './fixture'

// Processes are started, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 })

it('a run goes on when the process that started it is killed, and another process stops it', async () => {
  const directory = writeRun(temporaryFolder())
  rmSync(path.join(directory, 'events.jsonl'))
  const starter = spawnStarter(directory)
  await once(starter.stdout, 'data')
  const groupOfStarter = -(starter.pid ?? 0)
  process.kill(groupOfStarter, 'SIGKILL')
  await once(starter, 'exit')

  const reader = await RunReader.open(directory)
  const stepAtDeath = (await reader.look()).history.step
  for await (const view of followRun(reader, { clock: systemClock })) {
    expect(view.state).not.toBe('interrupted')
    if (view.state === 'running' && view.history.step > stepAtDeath + 5) await requestStop(view, 'save')
  }
  const { state, history } = await reader.look()
  expect(state).toBe('stopped')
  expect(history.step).toBeGreaterThan(stepAtDeath)
})

/** Starts `starter.ts` in a process group of its own, with everything in it about to be killed. */
function spawnStarter(directory: string) {
  const outfile = path.join(temporaryFolder(), 'starter.cjs')
  const entryPoints = [path.join(import.meta.dirname, 'starter.ts')]
  buildSync({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs' })
  const program = JSON.stringify(fakeTrainer({ steps: 100_000 }))
  return spawn(process.execPath, [outfile, directory, program], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}
