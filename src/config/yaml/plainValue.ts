import type { ArgumentValue } from '../../shared/protocol/arguments'

const integer = /^[-+]?[0-9]+$/
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/
const octal = /^0o[0-7]+$/
const hexadecimal = /^0x[0-9a-fA-F]+$/

/** Words that are no texts, https://yaml.org/spec/1.2.2/#1032-tag-resolution. */
const words: ReadonlyMap<string, number | boolean | null> = new Map<string, number | boolean | null>([
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Infinity] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, -Infinity] as const),
])

/** What a scalar without quotes stands for in YAML 1.2's core schema. */
export function plainValue(source: string): ArgumentValue {
  const first = source.charCodeAt(0)
  // Numbers begin with a digit or one of `+ - .`, which all come before `:`.
  if (first < 58) return numberOf(source) ?? wordOf(source)
  return wordOf(source)
}

function wordOf(source: string): ArgumentValue {
  const value = source.length > 5 ? undefined : words.get(source)
  return value === undefined ? source : value
}

function numberOf(source: string): number | null {
  if (integer.test(source)) return parseInt(source, 10)
  if (float.test(source)) return parseFloat(source)
  if (octal.test(source)) return parseInt(source.slice(2), 8)
  return hexadecimal.test(source) ? parseInt(source.slice(2), 16) : null
}
