import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { RunFeed } from '../../../src/runs/RunFeed'
import { RunReader } from '../../../src/runs/RunReader'
import type { RunPanelMessage } from '../../../src/shared/protocol/runPanel'
import { stepsTable } from '../../../src/shared/protocol/scalars'

/** What opening a run cost a process that did nothing else. */
export interface OpeningCost {
  readonly seconds: number
  /** Until the first figures were there to be drawn. */
  readonly firstSeconds: number
  /** Of the whole process, at its highest. */
  readonly megabytes: number
  /** Milliseconds that the event loop stood still, at the longest. */
  readonly longestBlock: number
  readonly rows: number
}

export type Opening = 'read' | 'shown'

/** Opens a run: `read` as the command line does it, `shown` until a panel has been sent all of it. */
export async function openRun(directory: string, opening: Opening): Promise<OpeningCost> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const begin = performance.now()
  const { rows, first } = opening === 'read' ? await read(directory) : await show(directory)
  const seconds = (performance.now() - begin) / 1000
  delay.disable()
  return {
    seconds,
    firstSeconds: (first - begin) / 1000,
    megabytes: peakMegabytes(),
    longestBlock: delay.max / 1e6,
    rows,
  }
}

interface Opened {
  readonly rows: number
  readonly first: number
}

async function read(directory: string): Promise<Opened> {
  const { history } = await (await RunReader.open(directory)).look()
  return { rows: history.trains.length, first: performance.now() }
}

/** Ends when the panel has the run as it is, and all its rows. */
async function show(directory: string): Promise<Opened> {
  let rows = 0
  let first = Infinity
  await new Promise<void>((resolve, reject) => {
    let total = Infinity
    const post = (message: RunPanelMessage) => {
      if (message.type === 'run' && message.run.state === 'completed') total = message.run.step
      if (message.type === 'points') rows += rowsOf(message)
      if (rows > 0) first = Math.min(first, performance.now())
      if (rows >= total) resolve()
    }
    const feed = new RunFeed(directory, { post, onFailure: reject })
    feed.begin()
  })
  return { rows, first }
}

export function rowsOf(message: RunPanelMessage): number {
  if (message.type !== 'points') return 0
  const table = message.tables.find(({ name }) => name === stepsTable)
  return (table?.steps.byteLength ?? 0) / Float64Array.BYTES_PER_ELEMENT
}

/** `ru_maxrss` of a process that was spawned counts its parent before `exec`, so Linux is asked otherwise. */
function peakMegabytes(): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
    if (kilobytes !== undefined) return Number(kilobytes) / 1024
  } catch {
    // No Linux.
  }
  return process.resourceUsage().maxRSS / 1024
}
