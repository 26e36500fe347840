import { describe, expect, it } from 'vitest'
import { deriveState, silenceLimit } from '../../../src/runs/deriveState'
import { completed, started } from './fixture'

const silent = silenceLimit + 1

describe('the state of a run', () => {
  it.each(['completed', 'early-stopped', 'stopped'] as const)('is %s when the trainer said so', (reason) => {
    expect(deriveState({ type: 'finished', time: 1, reason, step: 1 }, { process: 'gone', silence: silent })).toBe(
      reason,
    )
  })

  it('is failed when the trainer said so', () => {
    const failed = { type: 'failed', time: 1, code: 'not-finite', message: '', hint: '' } as const
    expect(deriveState(failed, { process: 'gone', silence: 0 })).toBe('failed')
  })

  it('stays what it was at the end, though a process with the same pid is alive', () => {
    expect(deriveState(completed, { process: 'alive', silence: 0 })).toBe('completed')
  })

  it('is running while the trainer shows signs of life', () => {
    expect(deriveState(started(), { process: 'alive', silence: 0 })).toBe('running')
    expect(deriveState(started(), { process: 'unknown', silence: silenceLimit })).toBe('running')
  })

  it('is interrupted when the process is known to be gone, however recent its last sign of life', () => {
    expect(deriveState(started(), { process: 'gone', silence: 0 })).toBe('interrupted')
  })

  it('is not responding when it is silent for a minute and not known to be gone', () => {
    expect(deriveState(started(), { process: 'unknown', silence: silent })).toBe('not-responding')
    expect(deriveState(started(), { process: 'alive', silence: silent })).toBe('not-responding')
  })

  it('is running before the first event, and interrupted when that never came', () => {
    expect(deriveState(null, { process: 'unknown', silence: 100 })).toBe('running')
    expect(deriveState(null, { process: 'unknown', silence: silent })).toBe('interrupted')
  })
})
