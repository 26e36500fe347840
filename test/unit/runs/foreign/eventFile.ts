import { maskedCrc32c } from '../../../../src/runs/foreign/tensorBoard/crc32c'

/** A value of a summary: a tag with a number, plain or as a tensor, or with any bytes of a field. */
export type SummaryValue = readonly [tag: string, value: number | Tensor | Buffer]

/** A tensor of one float. */
export interface Tensor {
  readonly float: number
}

/** A record of an event file: a summary at a step. */
export function summaryAt(step: number, values: readonly SummaryValue[], time = 1000 + step): Buffer {
  const summary = values.map(([tag, value]) =>
    bytesField(1, Buffer.concat([bytesField(1, Buffer.from(tag)), valueField(value)])),
  )
  return record(eventOf(step, time, bytesField(5, Buffer.concat(summary))))
}

/** A record that says that a process began again at a step. */
export function startAt(step: number): Buffer {
  return record(eventOf(step, 1000 + step, bytesField(7, Buffer.from([8, 1]))))
}

/** The first record of a file. */
export function versionRecord(): Buffer {
  return record(eventOf(0, 1000, bytesField(3, Buffer.from('brain.Event:2'))))
}

function valueField(value: SummaryValue[1]): Buffer {
  if (Buffer.isBuffer(value)) return value
  if (typeof value === 'number') return Buffer.concat([Buffer.from([0x15]), float(value)])
  // A float tensor without dimensions, its value packed.
  return bytesField(8, Buffer.concat([Buffer.from([8, 1, 0x12, 0]), bytesField(5, float(value.float))]))
}

function eventOf(step: number, time: number, content: Buffer): Buffer {
  const wall = Buffer.alloc(9)
  wall[0] = 9
  wall.writeDoubleLE(time, 1)
  return Buffer.concat([wall, Buffer.from([0x10]), varint(step), content])
}

export function record(data: Buffer): Buffer {
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(data.length))
  return Buffer.concat([length, checksum(length), data, checksum(data)])
}

function checksum(bytes: Buffer): Buffer {
  const sum = Buffer.alloc(4)
  sum.writeUInt32LE(maskedCrc32c(bytes))
  return sum
}

function bytesField(number: number, content: Buffer): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(content.length), content])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}

function float(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}
