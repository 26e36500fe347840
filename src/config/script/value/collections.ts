import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { Scope } from '../scope'
import type { Code } from '../syntax'
import { groupsOf } from '../syntax'
import type { Evaluation } from './evaluation'
import type { Reading } from './reading'
import { bounded, isList, isMap, keyText, mostValues, unread, unreadFrom, valueOf } from './reading'

/** `[a, *b]`, `(a, b)`, `{a, b}`. */
export function readList(code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const groups = groupsOf(code)
  if (groups.length > mostValues) return unread('large', code)
  const values: ArgumentValue[] = []
  for (const group of groups) {
    const [first, second] = group
    const isSpread = first?.node.name === '*'
    const item = isSpread ? second : group.length === 1 ? first : undefined
    if (item === undefined) return unread('broken', code)
    const reading = evaluation.read(item, scope)
    const value = valueOf(reading)
    if (value === undefined || (isSpread && !isList(value))) return unreadFrom([reading], code)
    values.push(...(isSpread && isList(value) ? value : [value]))
  }
  return bounded(values, code)
}

/** `{key: value, **others}`. */
export function readDictionary(code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const groups = groupsOf(code)
  if (groups.length > mostValues) return unread('large', code)
  const pairs: [string, ArgumentValue][] = []
  for (const group of groups) {
    const entry = readEntry(group, code, scope, evaluation)
    if (!Array.isArray(entry)) return entry
    pairs.push(...entry)
  }
  return bounded(Object.fromEntries(pairs), code)
}

type Pairs = [key: string, value: ArgumentValue][]

function readEntry(group: readonly Code[], code: Code, scope: Scope, { read }: Evaluation): Pairs | Reading {
  const [first, second, third] = group
  if (first?.node.name === '**' && second !== undefined) {
    const reading = read(second, scope)
    const value = valueOf(reading)
    return isMap(value) ? Object.entries(value) : unreadFrom([reading], code)
  }
  if (first === undefined || third === undefined || group.length !== 3) return unread('broken', code)
  const readings = [read(first, scope), read(third, scope)]
  const [key, value] = readings.map(valueOf)
  const isKey = typeof key === 'string' || typeof key === 'number' || typeof key === 'boolean'
  return isKey && value !== undefined ? [[keyText(key), value]] : unreadFrom(readings, code)
}

/** Where the value of a key stands in a dictionary that is written out, else the dictionary itself. */
export function entryAt(dictionary: Code, key: string): Code {
  if (dictionary.node.name !== 'DictionaryExpression') return dictionary
  const quoted: readonly string[] = [`"${key}"`, `'${key}'`]
  const group = groupsOf(dictionary).find(([first]) => {
    if (first === undefined) return false
    return quoted.includes(first.part.text.slice(first.node.from, Math.min(first.node.to, first.node.from + 200)))
  })
  return group?.[2] ?? dictionary
}
