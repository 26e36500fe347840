import { appendFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { RunFeed } from '../../../src/runs/RunFeed'
import { rowsOf } from './openRun'
import { trainLine } from './trainerLines'

const total = 1_000_000

/** Milliseconds from an event that was written to the message with its point, for so many events at odd moments. */
export async function measureLatency(directory: string, count: number): Promise<readonly number[]> {
  const file = path.join(directory, 'events.jsonl')
  writeFileSync(file, `${JSON.stringify({ type: 'started', time: Date.now() / 1000, ...here })}\n`)
  const arrivals: ((rows: number) => void)[] = []
  const feed = new RunFeed(directory, {
    post: (message) => {
      const rows = rowsOf(message)
      if (rows > 0) arrivals.shift()?.(rows)
    },
    onFailure: (error) => process.stderr.write(`${String(error)}\n`),
  })
  feed.begin()
  await sleep(300)
  const times: number[] = []
  for (let step = 1; step <= count; step++) {
    // So that the looks are met at every moment between two of them.
    await sleep(110 + ((step * 37) % 101))
    const arrival = new Promise<number>((resolve) => arrivals.push(resolve))
    const begin = performance.now()
    appendFileSync(file, trainLine(step, total))
    await arrival
    times.push(performance.now() - begin)
  }
  feed.dispose()
  return times
}

const here = { host: 'elsewhere', boot_id: '', pid: 1, process_start_time: 0, resumed_from_step: null }

const sleep = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))
