import { appendFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { silenceLimit } from '../../../src/runs/deriveState'
import { RunReader } from '../../../src/runs/RunReader'
import { runWarnings } from '../../../src/runs/runWarnings'
import type { RunEvent } from '../../../src/shared/protocol/event'
import { completed, HandClock, processTable, started, temporaryFolder, trained, writeRun } from './fixture'

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

describe('a run whose events are not as they should be', () => {
  const open = (directory: string) => RunReader.open(directory, { clock: new HandClock(), processes: processTable({}) })
  const append = (directory: string, ...lines: readonly (object | string)[]) => {
    const texts = lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`)
    appendFileSync(path.join(directory, 'events.jsonl'), texts.join(''))
  }

  it('says how many lines of it could not be read, and shows all others', async () => {
    const directory = writeRun(temporaryFolder(), { events: [started(), trained(1)] })
    append(directory, '\u0000\u0001noise', { ...trained(2), step: '2' }, trained(3), completed)
    const view = await (await open(directory)).look()
    expect([...view.history.trains.steps.values]).toEqual([1, 3])
    expect([view.state, view.history.brokenLines]).toEqual(['completed', 2])
    expect(runWarnings(view.history)).toMatchObject([{ code: 'events-damaged' }])
  })

  it('has time that never falls when the clock goes backwards', async () => {
    const events = [started(), trained(1, { time: 1100 }), trained(2, { time: 400 }), trained(3, { time: 1200 })]
    const later = [started({ time: 100, resumed_from_step: 3 }), trained(4, { time: 90 }), trained(5, { time: 130 })]
    const directory = writeRun(temporaryFolder(), { events: [...events, ...later] })
    const { history } = await (await open(directory)).look()
    expect([...(history.trains.column('elapsed')?.values ?? [])]).toEqual([100, 100, 200, 200, 230])
    expect(history.secondsBefore).toBe(200)
  })

  it('has ended where its trainer said so and went between two looks at it', async () => {
    const directory = writeRun(temporaryFolder(), { events: [started(), trained(1)] })
    const table = processTable({})
    const startTime = (pid: number) => {
      append(directory, completed)
      return table.startTime(pid)
    }
    const reader = await RunReader.open(directory, { clock: new HandClock(), processes: { ...table, startTime } })
    expect((await reader.look()).state).toBe('completed')
  })

  it('is another run when one took its place', async () => {
    const folder = temporaryFolder()
    const directory = writeRun(folder, { events: [started(), trained(1), trained(2)] })
    const reader = await open(directory)
    await reader.look()
    rmSync(directory, { recursive: true })
    writeRun(folder, { record: { name: 'second' }, events: [started({ time: 5 }), trained(7, { time: 6 })] })
    const view = await reader.look()
    expect([view.record.name, ...view.history.trains.steps.values]).toEqual(['second', 7])
  })

  it('has points of a long file in the same order and number, told while it is read', async () => {
    const events = Array.from({ length: 20_000 }, (_, index) => trained(index + 1))
    const directory = writeRun(temporaryFolder(), { events: [started(), ...events, completed] })
    const lengths: number[] = []
    const told: RunEvent[] = []
    const { history } = await (
      await open(directory)
    ).look({
      onEvent: (event) => told.push(event),
      between: ({ history: { trains } }) => Promise.resolve(void lengths.push(trains.length)),
    })
    expect(told).toEqual([started(), ...events, completed])
    expect(lengths.length).toBeGreaterThan(3)
    expect([...history.trains.steps.values]).toEqual(events.map(({ step }) => step))
  })
})
