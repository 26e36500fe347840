import { open } from 'node:fs/promises'
import path from 'node:path'
import { readEvent } from '../shared/protocol/readEvent'
import type { RunEvent } from '../shared/protocol/event'
import type { RunState } from '../shared/protocol/runState'
import { isNewerFormat, readRunRecord, readSpec } from './readRunFiles'
import { runFiles } from './runFiles'
import { RunHistoryBuilder } from './RunHistory'
import type { RunSummary } from './runSummary'
import { summariseRun } from './runSummary'

/** Bytes up to which events are held in memory as a whole. */
const most = 16 << 20
/** What the trainer's lines begin with. */
const typePattern = /\{"type":"([a-z]+)"/y

/**
 * The summary of a run that has ended, from the last event of each type: within one process steps and times only grow, so
 * it is what all of its events come to. Null where that cannot be relied on, and all of them are to be read: the run has
 * not ended, was resumed, is very large, or has a line that the trainer does not write.
 *
 * @throws RunError `run-not-found`, `run-unreadable`
 */
export async function skimRun(directory: string): Promise<RunSummary | null> {
  const [record, spec, events] = await Promise.all([
    readRunRecord(directory),
    readSpec(directory),
    readLastEvents(path.join(directory, runFiles.events)),
  ])
  if (events === null) return null
  const history = new RunHistoryBuilder()
  for (const event of events) history.apply(event)
  const { lifecycle } = history
  if (lifecycle?.type !== 'finished' && lifecycle?.type !== 'failed') return null
  const state: RunState = lifecycle.type === 'failed' ? 'failed' : lifecycle.reason
  const isReadOnly = isNewerFormat(record)
  return summariseRun({ record, spec, directory, isReadOnly, history, state, hasNews: true }, 0)
}

/** In the file's order; null where they do not tell the whole. */
async function readLastEvents(file: string): Promise<readonly RunEvent[] | null> {
  try {
    const bytes = await readUnlessLarge(file)
    return bytes === null ? null : parseLines(lastLines(bytes))
  } catch {
    // Whoever reads all of them says why it cannot be done.
    return null
  }
}

async function readUnlessLarge(file: string): Promise<Buffer | null> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    if (size > most) return null
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(size), 0, size, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** The last line of each type; null where a process resumed the run, or a line is of another form. */
function lastLines(bytes: Buffer): readonly string[] | null {
  const places = new Map<string, { readonly start: number; readonly end: number }>()
  // A character a byte; all at once, since a call for each line takes longer than all else that is done with it.
  const text = bytes.toString('latin1')
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    // A half line waits for its rest.
    if (end < 0) break
    typePattern.lastIndex = start
    const type = typePattern.exec(text)?.[1]
    if (type === undefined || (type === 'started' && places.has(type))) return null
    places.set(type, { start, end })
    start = end + 1
  }
  const inOrder = [...places.values()].sort((one, other) => one.start - other.start)
  return inOrder.map(({ start, end }) => bytes.toString('utf8', start, end))
}

/** Types that are not known are skipped as by every reader; a broken line may hide what stands before it. */
function parseLines(lines: readonly string[] | null): readonly RunEvent[] | null {
  const read = lines?.map(readEvent)
  if (read === undefined || read.some(({ kind }) => kind === 'broken')) return null
  return read.flatMap((line) => (line.kind === 'event' ? [line.event] : []))
}
