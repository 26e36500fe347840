import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { HolderClass, Scope } from '../scope'
import type { Argument, Code } from '../syntax'

/** Why a value is not known before the script runs. */
export type UnreadReason =
  | 'computed'
  | 'parameter'
  | 'commandLine'
  | 'changing'
  | 'machine'
  | 'environment'
  | 'imported'
  | 'notSet'
  | 'broken'
  | 'large'

/** What an expression turned out to be. `at` is where the value itself is written, which a name only refers to. */
export type Reading =
  | { readonly type: 'known'; readonly value: ArgumentValue; readonly at: Code }
  /** A `Path`. */
  | { readonly type: 'path'; readonly path: string; readonly at: Code }
  /** It depends on whether there is a GPU. */
  | { readonly type: 'machine'; readonly at: Code }
  | ObjectReading
  | { readonly type: 'unread'; readonly why: UnreadReason; readonly at: Code }

/** An object of a class of the script. */
export interface ObjectReading {
  readonly type: 'object'
  readonly of: HolderClass
  /** The arguments that it was made with, and where their names are looked up; null if it is not known which. */
  readonly made: { readonly arguments: readonly Argument[]; readonly scope: Scope } | null
  readonly at: Code
}

export function known(value: ArgumentValue, at: Code): Reading {
  return { type: 'known', value, at }
}

export function unread(why: UnreadReason, at: Code): Reading {
  return { type: 'unread', why, at }
}

/** The value that a config would hold: a path is its text. Undefined where there is none. */
export function valueOf(reading: Reading | undefined): ArgumentValue | undefined {
  if (reading?.type === 'path') return reading.path
  return reading?.type === 'known' ? reading.value : undefined
}

/** The text, or null where it is something else or not known. */
export function textValue(reading: Reading | undefined): string | null {
  const value = valueOf(reading)
  return typeof value === 'string' ? value : null
}

/** What could not be read, told once more of something that is made from it. */
export function unreadFrom(readings: readonly Reading[], at: Code): Reading {
  if (readings.some(({ type }) => type === 'machine')) return { type: 'machine', at }
  const first = readings.find((reading) => reading.type === 'unread')
  return unread(first?.type === 'unread' ? first.why : 'computed', at)
}

export type ValueMap = Readonly<Record<string, ArgumentValue>>

export function isList(value: ArgumentValue | undefined): value is readonly ArgumentValue[] {
  return Array.isArray(value)
}

export function isMap(value: ArgumentValue | undefined): value is ValueMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A key of a dictionary as a config would write it. */
export function keyText(key: ArgumentValue | undefined): string {
  return typeof key === 'string' ? key : JSON.stringify(key ?? null)
}

/** Whether Python takes a value for true. */
export function isTrue(value: ArgumentValue): boolean {
  if (isList(value)) return value.length > 0
  return isMap(value) ? Object.keys(value).length > 0 : Boolean(value)
}

/** Most values in a list or a mapping that is read, and most characters in its texts. */
export const mostValues = 10_000

/** How many values and characters there are in a value, counted no further than is in bounds. */
function sizeOf(value: ArgumentValue): number {
  if (typeof value === 'string') return 1 + value.length
  if (typeof value !== 'object' || value === null) return 1
  let size = 1
  for (const item of Object.values(value)) {
    if (size > mostValues) break
    size += sizeOf(item)
  }
  return size
}

/** A value that was put together, unless it has grown out of bounds. */
export function bounded(value: ArgumentValue, at: Code): Reading {
  return sizeOf(value) > mostValues ? unread('large', at) : known(value, at)
}
