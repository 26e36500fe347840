import { maskedCrc32c } from './crc32c'

const headBytes = 12
const tailBytes = 4
/** A longer record, of images or a graph, is passed over without its checksum. */
const mostBytes = 1 << 25

/** What bytes of an event file begin with. */
export interface TakenRecords {
  /** Taken so far; the rest waits for more. */
  readonly bytes: number
  /** Bytes behind them that belong to a record that is passed over. */
  readonly skip: number
  /** A record does not fit its checksum: what follows cannot be told from noise. */
  readonly isDamaged: boolean
}

/**
 * Takes the whole records that bytes begin with: a length, its checksum, the data, its checksum.
 *
 * @param onRecord the data is valid until it returns
 */
export function takeRecords(bytes: Buffer, onRecord: (data: Buffer) => void): TakenRecords {
  let offset = 0
  while (offset + headBytes <= bytes.length) {
    if (!fits(bytes, offset, offset + 8)) return { bytes: offset, skip: 0, isDamaged: true }
    const length = Number(bytes.readBigUInt64LE(offset))
    const start = offset + headBytes
    const end = start + length
    if (length > mostBytes) return { bytes: offset, skip: end + tailBytes - offset, isDamaged: false }
    if (end + tailBytes > bytes.length) break
    if (!fits(bytes, start, end)) return { bytes: offset, skip: 0, isDamaged: true }
    onRecord(bytes.subarray(start, end))
    offset = end + tailBytes
  }
  return { bytes: offset, skip: 0, isDamaged: false }
}

function fits(bytes: Buffer, start: number, end: number): boolean {
  return bytes.readUInt32LE(end) === maskedCrc32c(bytes.subarray(start, end))
}
