import type { Binding, Parameter, Scope, ScriptFunction } from '../scope'
import { bindingsInEffect, spanOf } from '../scope'
import type { CallSite } from '../scriptIndex'
import type { Argument, Code } from '../syntax'
import { argumentsOf, textOf } from '../syntax'
import type { Evaluation } from './evaluation'
import type { Reading } from './reading'
import { unread, valueOf } from './reading'

/** A name: what it was bound to before, in its own scope or in one around it. */
export function readName(code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const name = textOf(code)
  if (name === '__file__') return { type: 'path', path: evaluation.scriptPath, at: code }
  const bindings = findBindings(name, code, scope)
  if (bindings.length === 0) return unread('notSet', code)
  return unlessChanged(name, evaluation.readBindings(bindings, code), code, evaluation)
}

/** A name of the module, as it is once all of the script has run. */
export function readGlobal(name: string, evaluation: Evaluation): Reading | null {
  const bindings = evaluation.index.module.names.get(name) ?? []
  const use = bindings.at(-1)?.at
  if (use === undefined) return null
  return unlessChanged(name, evaluation.readBindings(bindingsInEffect(bindings, null), use), use, evaluation)
}

/** A list or a mapping that is changed in place is no longer what was written. */
function unlessChanged(name: string, reading: Reading, use: Code, { index }: Evaluation): Reading {
  return typeof valueOf(reading) === 'object' && index.changed.has(name) ? unread('changing', use) : reading
}

function findBindings(name: string, code: Code, scope: Scope): readonly Binding[] {
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    // A method does not see the names of its class.
    if (each.kind === 'class' && each !== scope) continue
    const bindings = each.names.get(name)
    if (bindings !== undefined) return bindingsInEffect(bindings, each === scope ? spanOf(code) : null)
  }
  return []
}

/** Most calls of a function that are looked at. */
const mostCalls = 8

/** A parameter: what all calls in the script agree to pass, else its default, else an object of its class. */
export function readParameter(parameter: Parameter, evaluation: Evaluation): Reading {
  const calls = callsOf(parameter.of, evaluation)
  const passed = calls.flatMap((call) => passedTo(parameter, call, evaluation))
  const [first, ...others] = passed.length === 0 ? defaultOf(parameter, evaluation) : passed
  const isAgreed = first !== undefined && others.every((each) => agree(first, each))
  if (isAgreed && first.type !== 'unread' && valueOf(first) !== null) return first
  const object = objectOf(parameter, evaluation)
  if (object !== null) return object
  return isAgreed && first.type === 'known' ? first : unread('parameter', parameter.at)
}

/** A method is called on something, a function and a class by their name alone. */
function callsOf({ name, owner }: ScriptFunction, { index }: Evaluation): readonly CallSite[] {
  const isMethod = owner !== null && owner.name !== name
  return (index.callsByName.get(name) ?? []).filter(({ isMember }) => isMember === isMethod).slice(0, mostCalls)
}

function agree(first: Reading, second: Reading): boolean {
  if (first.type === 'object' && second.type === 'object') return first.at.node.from === second.at.node.from
  return first.type !== 'unread' && sameReading(first, second)
}

/** Whether two readings are the same value. */
export function sameReading(first: Reading, second: Reading): boolean {
  const [one, other] = [valueOf(first), valueOf(second)]
  if (one === undefined) return first.type === second.type && first.type === 'machine'
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

/** What a call passes. Nothing if it lacks a parameter that has no default: another function is called so too. */
function passedTo(parameter: Parameter, { code, scope }: CallSite, evaluation: Evaluation): readonly Reading[] {
  const given = argumentsOf(code)
  const found = given.find(({ name }) => name === parameter.name) ?? positional(given, parameter.index)
  if (found !== undefined) return [found.value === null ? unread('broken', code) : evaluation.read(found.value, scope)]
  return given.some(({ isSpread }) => isSpread) ? [unread('computed', code)] : defaultOf(parameter, evaluation)
}

function positional(given: readonly Argument[], index: number): Argument | undefined {
  const before = given.slice(0, index + 1)
  return before.every(({ name, isSpread }) => name === null && !isSpread) ? before[index] : undefined
}

function defaultOf(parameter: Parameter, { read }: Evaluation): readonly Reading[] {
  return parameter.default === null ? [] : [read(parameter.default, parameter.scope)]
}

/** An object of the class that the annotation names. */
function objectOf({ annotation, at }: Parameter, { classesByName }: Evaluation): Reading | null {
  const names = annotation.match(/\w+/g) ?? []
  const holder = names.map((name) => classesByName.get(name)).find((each) => each !== undefined)
  return holder === undefined ? null : { type: 'object', of: holder, made: null, at }
}
