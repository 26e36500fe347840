/** A field of a message: its number and where its value is. */
export interface Field {
  readonly number: number
  /** 0 a varint, 1 eight bytes, 2 bytes of any length, 5 four bytes. */
  readonly type: number
  /** Of a varint its value, else where the bytes begin. */
  readonly value: number
  /** Where the bytes end. */
  readonly end: number
}

/**
 * The fields of a message in the wire format of protocol buffers, https://protobuf.dev/programming-guides/encoding.
 *
 * @throws RangeError if it is none
 */
export function* fieldsOf(bytes: Buffer, start = 0, end = bytes.length): Generator<Field> {
  const cursor = { offset: start }
  while (cursor.offset < end) {
    const key = readVarint(bytes, cursor)
    const field = readField(bytes, cursor, Math.floor(key / 8), key % 8)
    if (field.end > end) throw new RangeError('a field ends beyond its message')
    cursor.offset = field.end
    yield field
  }
}

function readField(bytes: Buffer, cursor: { offset: number }, number: number, type: number): Field {
  if (type === 0) {
    const value = readVarint(bytes, cursor)
    return { number, type, value, end: cursor.offset }
  }
  const length = type === 1 ? 8 : type === 5 ? 4 : type === 2 ? readVarint(bytes, cursor) : NaN
  if (Number.isNaN(length)) throw new RangeError(`there is no wire type ${type}`)
  return { number, type, value: cursor.offset, end: cursor.offset + length }
}

/** Exact up to 2⁵³; negative numbers, which take ten bytes, are none that counts steps. */
function readVarint(bytes: Buffer, cursor: { offset: number }): number {
  let value = 0
  for (let factor = 1; ; factor *= 128) {
    const byte = bytes[cursor.offset++]
    if (byte === undefined || factor > 2 ** 63) throw new RangeError('a number does not end')
    value += (byte % 128) * factor
    if (byte < 128) return value >= 2 ** 63 ? value - 2 ** 64 : value
  }
}

/** The value of each packed or single number of a repeated field. */
export function* varintsOf(bytes: Buffer, { type, value, end }: Field): Generator<number> {
  if (type === 0) yield value
  const cursor = { offset: value }
  while (type === 2 && cursor.offset < end) yield readVarint(bytes, cursor)
}
