import { isUtf8 } from 'node:buffer'
import type { Report } from '../fault'
import { DataFault } from '../fault'

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * The bytes after a UTF-8 byte order mark.
 *
 * @throws DataFault if the file's first bytes are UTF-16, of which nothing could be made.
 */
export function skipByteOrderMark(firstBytes: Buffer): Buffer {
  const [first, second] = firstBytes
  const isMarked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  if (isMarked || firstBytes.subarray(0, 1024).includes(0)) {
    throw new DataFault('FD004', 1, { encoding: 'UTF-16' })
  }
  return firstBytes.subarray(0, 3).equals(byteOrderMark) ? firstBytes.subarray(3) : firstBytes
}

/** The text of whole lines. Each line that is not UTF-8 is told, and read with replacement characters. */
export function decodeText(bytes: Buffer, firstLine: number, report: Report): string {
  if (!isUtf8(bytes)) {
    reportBrokenLines(bytes, firstLine, report)
  }
  return bytes.toString('utf8')
}

function reportBrokenLines(bytes: Buffer, firstLine: number, report: Report): void {
  let line = firstLine
  for (let start = 0; start < bytes.length; line++) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline
    if (!isUtf8(bytes.subarray(start, end))) {
      report('FD004', line, { encoding: 'WINDOWS-1252' })
    }
    start = end + 1
  }
}
