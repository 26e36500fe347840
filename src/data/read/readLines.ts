import type { Report } from '../fault'
import { DataFault } from '../fault'
import { decodeText, skipByteOrderMark } from './decodeText'

/** Neighbouring lines, without their ends. */
export interface LineBatch {
  readonly lines: readonly string[]
  /** Number of the first one, from 1. */
  readonly first: number
}

/** No sentence is that long; a file without line ends must not fill the memory. */
export const longestLine = 1 << 24

/**
 * The lines of a file, in batches as large as the chunks. Ends of lines are LF or CRLF.
 *
 * @throws DataFault if a line exceeds `longestLine` bytes or the file is UTF-16.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>, report: Report): AsyncGenerator<LineBatch> {
  let rest: Buffer[] = []
  let restSize = 0
  let first = 1
  let isStart = true
  for await (const chunk of chunks) {
    const bytes = isStart ? skipByteOrderMark(chunk) : chunk
    isStart = false
    const end = bytes.lastIndexOf(0x0a) + 1
    if (end > 0) {
      const batch = toBatch(Buffer.concat([...rest, bytes.subarray(0, end - 1)]), first, report)
      first += batch.lines.length
      rest = []
      restSize = 0
      yield batch
    }
    rest.push(Buffer.from(bytes.subarray(end)))
    restSize += bytes.length - end
    if (restSize > longestLine) {
      throw new DataFault('FD026', first, { limit: longestLine >> 20 })
    }
  }
  if (restSize > 0) {
    yield toBatch(Buffer.concat(rest), first, report)
  }
}

function toBatch(bytes: Buffer, first: number, report: Report): LineBatch {
  const text = decodeText(bytes, first, report)
  const lines = text.split('\n')
  return { lines: text.includes('\r') ? lines.map(withoutReturn) : lines, first }
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
