import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { silenceLimit } from '../../../src/runs/deriveState'
import { RunReader } from '../../../src/runs/RunReader'
import { HandClock, processTable, started, temporaryFolder, trained, writeRun } from './fixture'

/** The state of a run that another machine trained, so long after its last sign of life. */
async function stateAfter(silence: number, hasLock: boolean) {
  const clock = new HandClock()
  const directory = writeRun(temporaryFolder(), { events: [started({ host: 'there' }), trained(1)] })
  if (hasLock) writeFileSync(path.join(directory, 'lock'), '{}')
  clock.advance(silence)
  return (await (await RunReader.open(directory, { clock, processes: processTable({}) })).look()).state
}

describe('a run of another machine', () => {
  it('is running while it shows signs of life, seen through a drive that shows its lock late', async () => {
    expect(await stateAfter(silenceLimit / 2, false)).toBe('running')
  })

  it('does not respond when it is silent and still holds its lock', async () => {
    expect(await stateAfter(2 * silenceLimit, true)).toBe('not-responding')
  })

  it('is interrupted, and can be resumed, once its lock was removed', async () => {
    expect(await stateAfter(2 * silenceLimit, false)).toBe('interrupted')
  })
})
