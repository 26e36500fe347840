import { isRecord } from '../../shared/check'

/** Characters of a text with a label, as the file counts them: from 0, the end not included. */
export interface CharacterSpan {
  readonly start: number
  readonly end: number
  readonly label: string
}

/** Keys that records of spans have, the first that is there counts. */
export const startKeys = ['start', 'start_offset', 'begin', 'start_char']
export const endKeys = ['end', 'end_offset', 'end_char']
export const labelKeys = ['label', 'entity_group', 'entity', 'type', 'tag', 'labels']

/** A span of any of the usual shapes (`{start, end, label}`, `[start, end, label]`); null if it is none. */
export function readSpan(value: unknown): CharacterSpan | null {
  const [start, end, label] = Array.isArray(value) ? (value as unknown[]) : fieldsOf(value)
  const name: unknown = Array.isArray(label) ? label[0] : label
  if (!Number.isInteger(start) || !Number.isInteger(end) || typeof name !== 'string' || name === '') {
    return null
  }
  return { start: Number(start), end: Number(end), label: name }
}

function fieldsOf(value: unknown): readonly unknown[] {
  if (!isRecord(value)) {
    return []
  }
  const first = (keys: readonly string[]) => value[keys.find((key) => key in value) ?? '']
  return [first(startKeys), first(endKeys), first(labelKeys)]
}
