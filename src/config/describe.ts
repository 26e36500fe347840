import type { NumberRange, ValueType } from '../shared/catalogue/entry'
import type { ArgumentValue } from '../shared/protocol/arguments'
import { printValue } from './printValue'

/** What a key takes, as the end of "wants …". */
export function describeType(type: ValueType): string {
  switch (type.type) {
    case 'integer':
      return 'a whole number'
    case 'number':
      return 'a number'
    case 'steps':
      return 'a share below 1, or a whole number of steps'
    case 'boolean':
      return 'true or false'
    case 'string':
      return 'a text'
    case 'folder':
      return 'the path of a folder'
    case 'choice':
      return `one of ${type.choices.map(({ value }) => value).join(', ')}`
    case 'files':
      return 'the path of a file, or a list of them'
    case 'strings':
      return 'a list of texts'
    case 'stringMap':
      return 'a mapping of names to names, such as `{OLD: NEW}`'
    case 'mapping':
      return 'a mapping, such as `{name: value}`'
    case 'object':
      return `a mapping with ${Object.keys(type.properties).join(' and ')}`
  }
}

/** A value, as the end of "this is …". */
export function describeValue(value: ArgumentValue): string {
  if (value === null) return 'empty'
  if (typeof value === 'string') return `the text "${shortened(value)}"`
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return typeof value === 'object' ? 'a mapping' : String(value)
}

/** Bounds, as the end of "must be …". */
export function describeRange({ min, max, exclusiveMin, exclusiveMax }: NumberRange): string {
  const bounds = [
    exclusiveMin !== undefined && `above ${exclusiveMin}`,
    min !== undefined && `at least ${min}`,
    exclusiveMax !== undefined && `below ${exclusiveMax}`,
    max !== undefined && `at most ${max}`,
  ]
  return bounds.filter((bound) => bound !== false).join(' and ')
}

/** A range of values in words: `1e-5 to 5e-5`, `up to 3`, `from 20`. */
export function describeBounds({ from, to }: { readonly from?: number; readonly to?: number }): string {
  const isTiny = [from, to].some((bound = 1) => bound !== 0 && Math.abs(bound) < 1e-3)
  // Both bounds in the same form.
  const text = (bound: number) => (isTiny && bound !== 0 ? bound.toExponential() : printValue(bound))
  if (from === undefined) return to === undefined ? 'any' : `up to ${text(to)}`
  if (to === undefined) return `from ${text(from)}`
  return from === to ? text(from) : `${text(from)} to ${text(to)}`
}

const longest = 40

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest)}…`
}
