import type { ArgumentValue } from '../shared/protocol/arguments'
import { plainValue } from './yaml/plainValue'

/**
 * A value on one line, as one would write it in a config: `5e-5` and not `0.00005`, lists and mappings in brackets,
 * texts in quotes only where they would be read as something else. Reading it gives the value again.
 */
export function printValue(value: ArgumentValue): string {
  if (typeof value === 'string') return isPlain(value) && plainValue(value) === value ? value : quoted(value)
  if (typeof value === 'number') return printNumber(value)
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`
  if (typeof value === 'object' && value !== null) return `{${printEntries(Object.entries(value)).join(', ')}}`
  return String(value)
}

/** A key. It is a text whatever it looks like, so `1` and `null` need no quotes. */
export function printKey(key: string): string {
  return isPlain(key) ? key : quoted(key)
}

/** A config, a line for each key. */
export function printConfig(values: Readonly<Record<string, ArgumentValue>>): string {
  return printEntries(Object.entries(values))
    .map((line) => `${line}\n`)
    .join('')
}

function printEntries(entries: readonly (readonly [string, ArgumentValue])[]): readonly string[] {
  return entries.map(([key, value]) => `${printKey(key)}: ${printValue(value)}`)
}

function printNumber(value: number): string {
  if (Number.isNaN(value)) return '.nan'
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf'
  if (Object.is(value, -0)) return '-0'
  return value !== 0 && Math.abs(value) < 1e-3 ? value.toExponential() : JSON.stringify(value)
}

/** Blanks that nobody sees, brackets and commas, a colon or `#` that means something, signs at the beginning. */
const notPlain = /^$|[^\S ]|[\p{Cc}\p{Cs}]|[,[\]{}]|^ | $|:(?: |$)| #|^[-?:#&*!|>'"%@`]|^\.{3}/u

/** Whether a text outside quotes, inside brackets or not, ends where it should. */
function isPlain(text: string): boolean {
  return !notPlain.test(text)
}

/** In double quotes, with the escapes of JSON, which YAML has too. What is not shown or ends a line is escaped. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\p{Cc}\u2028\u2029\uFEFF]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
