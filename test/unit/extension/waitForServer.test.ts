import { describe, expect, it } from 'vitest'
import type { StartedServer } from '../../../src/extension/commands/waitForServer'
import { waitForServer } from '../../../src/extension/commands/waitForServer'
import { HandClock } from '../runs/fixture'

const silent: StartedServer = {
  hasEnded: () => false,
  isCancelled: () => false,
  answers: () => Promise.resolve(false),
}

/** Holds from some time on. */
function after(milliseconds: number, clock: HandClock): () => boolean {
  return () => clock.monotonic() >= milliseconds
}

describe('waiting for a server', () => {
  it('ends once it answers', async () => {
    const clock = new HandClock()
    const isThere = after(5000, clock)
    expect(await waitForServer({ ...silent, answers: () => Promise.resolve(isThere()) }, clock)).toBe('answers')
    expect(clock.monotonic()).toBe(5000)
  })

  it('ends with its program', async () => {
    const clock = new HandClock()
    expect(await waitForServer({ ...silent, hasEnded: after(1000, clock) }, clock)).toBe('ended')
  })

  it('ends when its user no longer wants it, which has ended the program too', async () => {
    const clock = new HandClock()
    const ends = after(1000, clock)
    expect(await waitForServer({ ...silent, hasEnded: ends, isCancelled: ends }, clock)).toBe('cancelled')
  })

  it('ends by itself where it is silent for a minute', async () => {
    const clock = new HandClock()
    expect(await waitForServer(silent, clock)).toBe('silent')
    expect(clock.monotonic()).toBe(60_000)
  })
})
