import { open } from 'node:fs/promises'
import { setImmediate } from 'node:timers/promises'
import { DataFault, type Report } from '../fault'
import { readChunks } from '../read/readChunks'
import { readLines, type LineBatch } from '../read/readLines'

/** The text of a file that sentences are appended to, wherever it is. */
export interface AppendSource {
  /** Its beginning, which may say its format. */
  readonly head: string
  /** All of its lines; the empty one behind the last line end is none. */
  readonly batches: AsyncIterable<LineBatch>
  /** How lines end; known once all of them were taken. */
  readonly end: () => FileEnd
}

export interface FileEnd {
  readonly lineEnd: '\n' | '\r\n'
  /** Whether the last line has its end; true for an empty file. */
  readonly isEnded: boolean
  /** Its last characters, as they are written. */
  readonly tail: string
}

/** Bytes or UTF-16 units that say the format. */
const headSize = 1 << 16
/** Bytes or UTF-16 units at the end that are kept. */
const tailSize = 1 << 16
/** UTF-16 units that are read in one turn of the event loop, a few milliseconds. */
const sliceSize = 1 << 17

/** The text of an open document. Other work goes on between its parts. */
export function textSource(written: string): AppendSource {
  const text = withoutMark(written)
  const end = () => endOf(text.slice(-tailSize), text.includes('\r\n'))
  return { head: text.slice(0, headSize), batches: slices(text), end }
}

function endOf(tail: string, hasReturns: boolean): FileEnd {
  return { lineEnd: hasReturns ? '\r\n' : '\n', isEnded: tail === '' || tail.endsWith('\n'), tail }
}

async function* slices(text: string): AsyncGenerator<LineBatch> {
  const last = text.endsWith('\n') ? text.length - 1 : text.length
  let first = 1
  for (let start = 0; start <= last && text !== '';) {
    const found = text.indexOf('\n', start + sliceSize)
    const end = found < 0 ? last : found
    const lines = text
      .slice(start, end)
      .split('\n')
      .map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))
    yield { lines, first }
    first += lines.length
    start = end + 1
    await setImmediate()
  }
}

/**
 * A file as it is on the disk, for one that no document can have. Taking its lines throws DataFault if it cannot be read
 * or is not UTF-8: what is appended would be in another encoding.
 *
 * @throws the file system's error
 */
export async function fileSource(path: string): Promise<AppendSource> {
  let [tail, hasReturns] = [Buffer.alloc(0), false]
  const onChunk = (chunk: Buffer) => {
    hasReturns ||= chunk.includes('\r\n')
    tail = Buffer.concat([tail, chunk]).subarray(-tailSize)
  }
  const batches = readLines(readChunks(path, { onChunk }), refuseOtherEncodings)
  return { head: await headOf(path), batches, end: () => endOf(withoutMark(tail.toString('utf8')), hasReturns) }
}

const refuseOtherEncodings: Report = (code, line, values) => {
  if (code === 'FD004') throw new DataFault(code, line, values)
}

/** The beginning of a file, without a byte order mark. @throws the file system's error */
export async function headOf(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headSize), 0, headSize, 0)
    return withoutMark(buffer.toString('utf8', 0, bytesRead))
  } finally {
    await handle.close()
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text
}
