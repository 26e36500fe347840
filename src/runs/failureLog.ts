import { open } from 'node:fs/promises'
import path from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { LogExcerpt } from '../shared/protocol/runPanel'
import { runFiles } from './runFiles'
import type { LifecycleEvent } from './RunHistory'

/** So much of the end of a log is read, in bytes: a traceback takes a few thousand. */
const tailBytes = 1 << 16
/** Characters of a line that are shown: a message may have a whole tensor in it. */
const mostCharacters = 1000

const traceback = /^Traceback \(most recent call last\):$/
const frame = /^ {2}File ".+", line \d+/
/** Python puts one of these between an exception and the one that came of it. */
const chained = /^(The above exception was the direct cause|During handling of the above exception)/
/** What the trainer raises on purpose: the failure's own message says the same. */
const ownFailure = /^[\w.]*RunFailure: /
const troubled = /\b(\w*error|\w*exception|fatal|killed|aborted|out of memory|segmentation fault|core dumped)\b/i

/** An exception in a log, and the place that it was raised at. */
interface Raised extends LogExcerpt {
  /** Index of the first line of its traceback. */
  readonly start: number
}

/** What the log of a run tells of its failure; null where it has not failed. */
export async function readFailureLogOf(directory: string, last: LifecycleEvent | null): Promise<LogExcerpt | null> {
  return last?.type === 'failed' ? readFailureLog(path.join(directory, runFiles.log), last.message) : null
}

/**
 * What the end of a log tells of a failure beyond its message: the exception that it began with and where that was raised,
 * else the last line that speaks of an error. Null where there is nothing, or no log that can be read.
 *
 * @param file absolute
 * @param message the failure's own, which is not repeated
 */
export async function readFailureLog(file: string, message: string): Promise<LogExcerpt | null> {
  try {
    return tellingLines(await readTail(file), message)
  } catch {
    // The failure is shown all the same, and the log can be opened to see why it cannot be read.
    return null
  }
}

/** @see readFailureLog */
export function tellingLines(log: string, message: string): LogExcerpt | null {
  const lines = log.split('\n').map(plainLine)
  const raised = lastChain(lines)
  const cause = raised.findLast(({ text }) => !ownFailure.test(text))
  if (cause !== undefined) return { text: cause.text, place: cause.place }
  const rest = raised.length > 0 ? [] : lines.filter((line) => message === '' || !line.includes(message))
  const text = rest.findLast((line) => troubled.test(line))
  return text === undefined ? null : { text: text.trim(), place: null }
}

/** A line as a person sees it: without colours, and as a progress bar left it. */
export function plainLine(line: string): string {
  const text = stripVTControlCharacters(line.trimEnd())
  return text.slice(text.lastIndexOf('\r') + 1).slice(0, mostCharacters)
}

/** The exceptions that came of each other and were told last. */
function lastChain(lines: readonly string[]): readonly Raised[] {
  const raised = lines.flatMap((line, index) => (traceback.test(line) ? (raisedAt(lines, index) ?? []) : []))
  const first = raised.findLastIndex(({ start }) => !chained.test(lineBefore(lines, start)))
  return raised.slice(Math.max(0, first))
}

function raisedAt(lines: readonly string[], start: number): Raised | null {
  const length = lines.slice(start + 1).findIndex((line) => line !== '' && !line.startsWith(' '))
  if (length < 0) return null
  const text = lines[start + 1 + length] ?? ''
  const place = lines.slice(start + 1, start + 1 + length).findLast((line) => frame.test(line))
  return { start, text, place: place?.trim() ?? null }
}

/** The last one before an index that is not empty. */
function lineBefore(lines: readonly string[], index: number): string {
  return lines.slice(0, index).findLast((line) => line !== '') ?? ''
}

async function readTail(file: string): Promise<string> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const start = Math.max(0, size - tailBytes)
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size - start), 0, size - start, start)
    const text = buffer.toString('utf8', 0, bytesRead)
    // What is left of a line that was cut is none.
    return start === 0 ? text : text.slice(text.indexOf('\n') + 1)
  } finally {
    await handle.close()
  }
}
