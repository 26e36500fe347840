import type { Field } from './fields'
import { fieldsOf, varintsOf } from './fields'

/** Types of TensorFlow's tensors, by their numbers in `types.proto`. */
const types = { float: 1, double: 2, int32: 3, int64: 9, bfloat16: 14, half: 19 } as const

/** Numbers of `TensorProto`'s fields that hold values, by type. */
const valueFields: Readonly<Record<number, number>> = {
  [types.float]: 5,
  [types.double]: 6,
  [types.int32]: 7,
  [types.int64]: 10,
  [types.bfloat16]: 13,
  [types.half]: 13,
}

/** The number of a `TensorProto` that holds one; null for text, and for more or fewer numbers than one. */
export function scalarOfTensor(bytes: Buffer, start: number, end: number): number | null {
  const fields = [...fieldsOf(bytes, start, end)]
  const type = fields.find(({ number }) => number === 1)?.value ?? 0
  const content = fields.find(({ number }) => number === 4)
  if (fields.some((field) => field.number === 2 && sizeOf(bytes, field) !== 1)) return null
  if (content !== undefined && content.end > content.value) return readContent(bytes, type, content)
  const values = fields.filter(({ number }) => number === valueFields[type])
  const [first] = values
  return first === undefined || values.length > 1 ? null : readValue(bytes, type, first)
}

/** How many numbers a shape has room for: one if it has no dimension. */
function sizeOf(bytes: Buffer, shape: Field): number {
  let size = 1
  for (const dimension of fieldsOf(bytes, shape.value, shape.end))
    if (dimension.number === 2)
      for (const field of fieldsOf(bytes, dimension.value, dimension.end)) if (field.number === 1) size *= field.value
  return size
}

function readContent(bytes: Buffer, type: number, { value, end }: Field): number | null {
  const width = end - value
  if (type === types.float && width === 4) return bytes.readFloatLE(value)
  if (type === types.double && width === 8) return bytes.readDoubleLE(value)
  if (type === types.int32 && width === 4) return bytes.readInt32LE(value)
  if (type === types.int64 && width === 8) return Number(bytes.readBigInt64LE(value))
  if (type === types.half && width === 2) return half(bytes.readUInt16LE(value))
  if (type === types.bfloat16 && width === 2) return brain(bytes.readUInt16LE(value))
  return null
}

function readValue(bytes: Buffer, type: number, field: Field): number | null {
  const width = field.end - field.value
  if (type === types.float) return width === 4 ? bytes.readFloatLE(field.value) : null
  if (type === types.double) return width === 8 ? bytes.readDoubleLE(field.value) : null
  const [value, ...more] = varintsOf(bytes, field)
  if (value === undefined || more.length > 0) return null
  return type === types.half ? half(value) : type === types.bfloat16 ? brain(value) : value
}

/** A float of 16 bits, IEEE 754. */
function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The upper half of a float of 32 bits. */
function brain(bits: number): number {
  const view = new DataView(new ArrayBuffer(4))
  view.setUint16(0, bits)
  return view.getFloat32(0)
}
