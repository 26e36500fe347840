import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { Scope } from '../scope'
import type { Argument, Code } from '../syntax'
import { argumentsOf, calleeOf, childrenOf, lastNameOf, textOf } from '../syntax'
import type { Evaluation } from './evaluation'
import { joinPaths } from './operations'
import { pathCall } from './paths'
import type { Reading } from './reading'
import { bounded, isList, isMap, keyText, known, mostValues, unread, unreadFrom, valueOf } from './reading'

/** Functions that ask what the machine has. */
const machineQuestions: ReadonlySet<string> = new Set([
  ...['is_available', 'is_bf16_supported', 'is_torch_bf16_gpu_available', 'is_bfloat16_supported', 'device_count'],
  ...['get_device_capability', 'get_device_name', 'cpu_count'],
])

/** A call whose result follows from its arguments alone. */
export function readCall(code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const callee = calleeOf(code)
  const name = callee === null ? null : lastNameOf(callee)
  if (callee === null || name === null) return unread('computed', code)
  const given = argumentsOf(code)
  if (name === 'field' || name === 'Field') return readFieldDefault(given, code, scope, evaluation)
  if (machineQuestions.has(name)) return { type: 'machine', at: code }
  const holder = callee.node.name === 'VariableName' ? evaluation.read(callee, scope) : null
  if (holder?.type === 'object') return { ...holder, made: { arguments: given, scope }, at: code }
  const base = callee.node.name === 'MemberExpression' ? baseReading(callee, scope, evaluation) : undefined
  const readings = given.map(({ value }) => (value === null ? unread('broken', code) : evaluation.read(value, scope)))
  const result = applyCall({ name, callee, base, given, readings, code })
  return (
    result ??
    unreadFrom(/getenv|environ/.test(textOf(callee)) ? [unread('environment', code)] : taint(base, readings), code)
  )
}

/** A result depends on the machine if what it is made from does. */
function taint(base: Reading | undefined, readings: readonly Reading[]): readonly Reading[] {
  return [...(base === undefined ? [] : [base]), ...readings].filter(({ type }) => type === 'machine')
}

function baseReading(callee: Code, scope: Scope, { read }: Evaluation): Reading | undefined {
  const [base] = childrenOf(callee)
  return base === undefined ? undefined : read(base, scope)
}

/** `field(default=…)`, `field(default_factory=lambda: …)`, pydantic's `Field(…)`. */
function readFieldDefault(given: readonly Argument[], code: Code, scope: Scope, { read }: Evaluation): Reading {
  const value = (given.find(({ name }) => name === 'default') ?? given.find(({ name }) => name === null))?.value
  if (value) return read(value, scope)
  const factory = given.find(({ name }) => name === 'default_factory')?.value
  if (!factory) return unread('notSet', code)
  if (factory.node.name === 'LambdaExpression') {
    const body = childrenOf(factory).at(-1)
    return body === undefined ? unread('broken', code) : read(body, scope)
  }
  const empty = { list: [], tuple: [], dict: {} }[textOf(factory)]
  return empty === undefined ? unread('computed', code) : known(empty, code)
}

interface Call {
  readonly name: string
  readonly callee: Code
  readonly base: Reading | undefined
  readonly given: readonly Argument[]
  readonly readings: readonly Reading[]
  readonly code: Code
}

function applyCall(call: Call): Reading | null {
  const { name, callee, base, given, readings, code } = call
  if (given.some(({ isSpread }) => isSpread)) return null
  if (name === 'dict' && given.every((each) => each.name !== null)) return dictionaryOf(call)
  const path = pathCall(name, base, readings, code)
  if (path !== null) return path
  const values = readings.map(valueOf)
  if (!values.every((value) => value !== undefined)) return null
  if (name === 'join' && /\bpath\.join$/.test(textOf(callee))) return joined(values, code)
  const own = valueOf(base)
  const made = own === undefined ? functions[name]?.(values) : methods[name]?.(own, values)
  return made === undefined ? null : bounded(made, code)
}

function dictionaryOf({ given, readings, code }: Call): Reading | null {
  const pairs = given.map(({ name }, index) => [name ?? '', valueOf(readings[index])] as const)
  const isKnown = pairs.every((pair): pair is readonly [string, ArgumentValue] => pair[1] !== undefined)
  return isKnown ? bounded(Object.fromEntries(pairs), code) : null
}

function joined(values: readonly ArgumentValue[], at: Code): Reading | null {
  const names = values.filter((value) => typeof value === 'string')
  return names.length === values.length ? known(joinPaths(names), at) : null
}

type Values = readonly (ArgumentValue | undefined)[]

/** Functions of Python. Undefined where they would fail or are not read. */
const functions: Readonly<Record<string, (values: Values) => ArgumentValue | undefined>> = {
  int: ([value]) => (toNumber(value) === undefined ? undefined : Math.trunc(toNumber(value) ?? 0)),
  float: ([value]) => toNumber(value),
  // How Python writes a number is not how JavaScript does.
  str: ([value]) => (typeof value === 'string' ? value : Number.isInteger(value) ? JSON.stringify(value) : undefined),
  len: ([value]) => itemsOf(value)?.length,
  list: ([value]) => (value === undefined ? [] : itemsOf(value)),
  tuple: ([value]) => (value === undefined ? [] : itemsOf(value)),
  sorted: (values) => (values.length === 1 ? sortedTexts(itemsOf(values[0])) : undefined),
  dict: ([value]) => (value === undefined ? {} : dictionaryFrom(value)),
  enumerate: ([value, start = 0]) =>
    typeof start === 'number' ? itemsOf(value)?.map((item, index) => [start + index, item]) : undefined,
  zip: (values) => zipped(values.map(itemsOf)),
  range: ([first, second]) => range(first, second),
}

type Method = (own: ArgumentValue, values: Values) => ArgumentValue | undefined

const methods: Readonly<Record<string, Method>> = {
  items: (own) => (isMap(own) ? Object.entries(own).map(([key, value]) => [key, value]) : undefined),
  keys: (own) => (isMap(own) ? Object.keys(own) : undefined),
  values: (own) => (isMap(own) ? Object.values(own) : undefined),
  copy: (own) => (typeof own === 'object' ? own : undefined),
  get: (own, [key, otherwise = null]) => {
    if (!isMap(own) || typeof key !== 'string') return undefined
    return Object.hasOwn(own, key) ? own[key] : otherwise
  },
  lower: (own) => (typeof own === 'string' ? own.toLowerCase() : undefined),
  upper: (own) => (typeof own === 'string' ? own.toUpperCase() : undefined),
  strip: (own, values) => (typeof own === 'string' && values.length === 0 ? own.trim() : undefined),
  join: (own, [list]) => {
    const texts = isList(list) ? list.filter((item) => typeof item === 'string') : []
    return typeof own === 'string' && isList(list) && texts.length === list.length ? texts.join(own) : undefined
  },
  split: (own, [by]) => (typeof own === 'string' && typeof by === 'string' && by !== '' ? own.split(by) : undefined),
}

function toNumber(value: ArgumentValue | undefined): number | undefined {
  const number = typeof value === 'string' && /^[\d.eE+-]+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

function itemsOf(value: ArgumentValue | undefined): readonly ArgumentValue[] | undefined {
  if (isList(value)) return value
  if (typeof value === 'string') return [...value]
  return isMap(value) ? Object.keys(value) : undefined
}

/** Texts in Python's order, which is that of code points. */
function sortedTexts(items: readonly ArgumentValue[] | undefined): ArgumentValue | undefined {
  if (items?.every((item) => typeof item === 'string') !== true) return undefined
  return [...items].sort((left, right) => (left < right ? -1 : Number(left > right)))
}

function dictionaryFrom(value: ArgumentValue): ArgumentValue | undefined {
  if (isMap(value) || !isList(value)) return isMap(value) ? value : undefined
  const pairs = value.flatMap((pair): [string, ArgumentValue][] => {
    const [key, item] = isList(pair) && pair.length === 2 ? pair : []
    return item === undefined ? [] : [[keyText(key), item]]
  })
  return pairs.length === value.length ? Object.fromEntries(pairs) : undefined
}

function zipped(lists: readonly (readonly ArgumentValue[] | undefined)[]): ArgumentValue | undefined {
  const known = lists.filter((list) => list !== undefined)
  const [first] = known
  if (first === undefined || known.length < lists.length) return undefined
  const length = Math.min(...known.map((list) => list.length))
  return first.slice(0, length).map((_, index) => known.map((list) => list[index] ?? null))
}

function range(first: ArgumentValue | undefined, second: ArgumentValue | undefined): ArgumentValue | undefined {
  const [from, to] = second === undefined ? [0, first] : [first, second]
  if (typeof from !== 'number' || typeof to !== 'number' || to - from > mostValues) return undefined
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
