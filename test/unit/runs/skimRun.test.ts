import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RunReader } from '../../../src/runs/RunReader'
import { summariseRun } from '../../../src/runs/runSummary'
import { skimRun } from '../../../src/runs/skimRun'
import type { BestEvent, FailedEvent, RunEvent } from '../../../src/shared/protocol/event'
import { completed, started, temporaryFolder, trained, writeRun } from './fixture'

const best = (step: number, value: number): BestEvent => ({
  ...{ type: 'best', time: 1000 + step, step, metric: 'f1', value, checkpoint: null },
})
const failed: FailedEvent = { type: 'failed', time: 1100, code: 'disk-full', message: 'Full – “é”.', hint: 'Room.' }

/** What all of a run's events come to. */
async function readWhole(directory: string) {
  return summariseRun(await (await RunReader.open(directory)).look(), 0)
}

const eventsFile = (directory: string) => path.join(directory, 'events.jsonl')

describe('the summary of an ended run from its last events', () => {
  it.each<[string, readonly RunEvent[]]>([
    ['completed', [started(), trained(10), best(10, 0.8), trained(20), best(20, 0.9), trained(30), completed]],
    ['stopped before its first step', [started(), { ...completed, reason: 'stopped', step: 0 }]],
    ['failed', [started(), trained(10), trained(20, { loss: null }), failed]],
    ['failed before its trainer spoke', [failed]],
    [
      'early-stopped, its test scores after',
      [started(), best(20, 0.9), trained(40), best(20, 0.9), { ...completed, reason: 'early-stopped' }],
    ],
  ])('is that of all events: %s', async (_, events) => {
    const directory = writeRun(temporaryFolder(), { events })
    const skimmed = await skimRun(directory)
    expect(skimmed).not.toBeNull()
    expect(skimmed).toEqual(await readWhole(directory))
  })

  it.each<[string, readonly RunEvent[]]>([
    ['goes on', [started(), trained(10)]],
    ['has not begun', []],
    ['was resumed', [started(), trained(10), started({ resumed_from_step: 5 }), completed]],
  ])('is left to who reads them all where the run %s', async (_, events) => {
    expect(await skimRun(writeRun(temporaryFolder(), { events }))).toBeNull()
  })

  it.each([
    ['a damaged line of its type is the last', '{"type":"best","time":1,"step":\n'],
    ['a line is written in another way', '{ "type": "best", "time": 1 }\n'],
    ['a line is no event', 'Traceback\n'],
  ])('is left to who reads them all where %s', async (_, line) => {
    const directory = writeRun(temporaryFolder(), { events: [started(), best(10, 0.5), completed] })
    expect(await skimRun(directory)).not.toBeNull()
    appendFileSync(eventsFile(directory), line)
    expect(await skimRun(directory)).toBeNull()
  })

  it('leaves out a half last line, as every reader does', async () => {
    const directory = writeRun(temporaryFolder(), { events: [started(), trained(10), completed] })
    const text = readFileSync(eventsFile(directory), 'utf8')
    writeFileSync(eventsFile(directory), `${text}{"type":"failed","time":1`)
    expect(await skimRun(directory)).toEqual(await readWhole(directory))
  })
})
