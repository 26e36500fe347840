import type { Field } from './fields'
import { fieldsOf } from './fields'
import { scalarOfTensor } from './scalarOfTensor'

/** What is used of an event, TensorFlow's `event.proto` and `summary.proto`. */
export interface TensorBoardEvent {
  readonly step: number
  /** Unix seconds. */
  readonly time: number
  /** A process began again here: what came from this step on does not count any more. */
  readonly isStart: boolean
  readonly scalars: readonly (readonly [tag: string, value: number])[]
}

const start = 1

/** @throws RangeError if it is no event */
export function readEvent(bytes: Buffer): TensorBoardEvent {
  let step = 0
  let time = 0
  let isStart = false
  const scalars: (readonly [string, number])[] = []
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1 && field.type === 1) time = bytes.readDoubleLE(field.value)
    else if (field.number === 2 && field.type === 0) step = field.value
    else if (field.number === 5 && field.type === 2) scalars.push(...scalarsOf(bytes, field))
    else if (field.number === 7 && field.type === 2) isStart = isStartOf(bytes, field)
  }
  return { step, time, isStart, scalars }
}

function* scalarsOf(bytes: Buffer, summary: Field): Generator<readonly [string, number]> {
  for (const field of fieldsOf(bytes, summary.value, summary.end)) {
    const scalar = field.number === 1 && field.type === 2 ? scalarOf(bytes, field) : null
    if (scalar !== null) yield scalar
  }
}

/** A value of a summary is a scalar, plain or as a tensor, or a histogram, an image, a text, which are none. */
function scalarOf(bytes: Buffer, { value: begin, end }: Field): readonly [string, number] | null {
  let tag = ''
  let value: number | null = null
  for (const field of fieldsOf(bytes, begin, end)) {
    if (field.number === 1 && field.type === 2) tag = bytes.toString('utf8', field.value, field.end)
    else if (field.number === 2 && field.type === 5) value = bytes.readFloatLE(field.value)
    else if (field.number === 8 && field.type === 2) value = scalarOfTensor(bytes, field.value, field.end)
  }
  return tag === '' || value === null ? null : [tag, value]
}

function isStartOf(bytes: Buffer, { value, end }: Field): boolean {
  return [...fieldsOf(bytes, value, end)].some((field) => field.number === 1 && field.value === start)
}
