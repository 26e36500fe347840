import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { Binding, HolderClass, Scope } from '../scope'
import { bindingsInEffect } from '../scope'
import type { Code } from '../syntax'
import { argumentsOf, childrenOf, lastNameOf, textOf } from '../syntax'
import { entryAt } from './collections'
import { entriesOf } from './dictionary'
import type { Evaluation } from './evaluation'
import { sameReading } from './names'
import { pathAttribute } from './paths'
import type { ObjectReading, Reading } from './reading'
import { isList, isMap, known, unread, unreadFrom, valueOf } from './reading'

/** Enumerations of transformers: their members are called as their values, in capitals. */
const enumerations: ReadonlySet<string> = new Set([
  ...['IntervalStrategy', 'EvaluationStrategy', 'SaveStrategy', 'SchedulerType', 'OptimizerNames', 'HubStrategy'],
])

/** Names of objects that hold settings, by which a field is looked for where the object itself is not known. */
const holderName = /(config|conf|cfg|args|arguments|params|settings|options?|opts?|flags)$/i

/** `base.name` and `base[key]`. */
export function readMember(code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const [base] = childrenOf(code)
  const name = lastNameOf(code)
  if (base === undefined) return unread('broken', code)
  if (name === null) return readSubscript(code, base, scope, evaluation)
  if (base.node.name === 'VariableName' && textOf(base) === 'self') return readOwn(name, code, scope, evaluation)
  if (enumerations.has(lastNameOf(base) ?? '')) return known(name.toLowerCase(), code)
  const reading = evaluation.read(base, scope)
  if (reading.type === 'object') return readField(reading, name, code, evaluation)
  if (reading.type === 'machine') return reading
  // The value of a member of an enumeration.
  if (name === 'value' && reading.type === 'known') return reading
  const ofPath = pathAttribute(reading, name, code)
  return ofPath ?? readByName(base, name, code, evaluation)
}

function readSubscript(code: Code, base: Code, scope: Scope, evaluation: Evaluation): Reading {
  const [, , index, end] = childrenOf(code)
  const reading = evaluation.read(base, scope)
  const value = valueOf(reading)
  if (index === undefined || end?.node.name !== ']') return unreadFrom([reading], code)
  const place = evaluation.read(index, scope)
  const key = valueOf(place)
  if (value === undefined) return readEntry(reading, key, scope, evaluation) ?? unreadFrom([reading], code)
  if (isList(value) && typeof key === 'number') {
    const item = value.at(key)
    return item === undefined ? unread('notSet', code) : known(item, reading.at)
  }
  if (!isMap(value) || (typeof key !== 'string' && typeof key !== 'number')) return unreadFrom([place], code)
  const item = Object.hasOwn(value, key) ? value[key] : undefined
  return item === undefined ? unread('notSet', code) : known(item, entryAt(reading.at, String(key)))
}

/** One value of a dictionary in which not all are known. */
function readEntry(
  dictionary: Reading,
  key: ArgumentValue | undefined,
  scope: Scope,
  evaluation: Evaluation,
): Reading | null {
  if (dictionary.type === 'unread' && dictionary.why === 'changing') return null
  const { entries } = entriesOf(dictionary.at, scope, evaluation)
  const value = entries.findLast(([name]) => name === key)?.[1]
  return value === undefined ? null : evaluation.read(value, scope)
}

/** `self.name`: given to it in a method, else a field of the class. */
function readOwn(name: string, code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const owner = ownerOf(scope, evaluation)
  if (owner === null) return unread('notSet', code)
  return readField({ type: 'object', of: owner, made: null, at: code }, name, code, evaluation)
}

function ownerOf(scope: Scope, { classOf }: Evaluation): HolderClass | null {
  for (let each: Scope | null = scope; each !== null; each = each.parent) {
    const owner = classOf(each)
    if (owner !== null) return owner
  }
  return null
}

/** A field of a class: its default, or what every object of the class is made with. */
export function readFieldOf(of: HolderClass, name: string, evaluation: Evaluation): Reading {
  return readField({ type: 'object', of, made: null, at: of.at }, name, of.at, evaluation)
}

/** Most classes that are looked through on the way up from a class to its bases. */
const mostBases = 8

function readField(object: ObjectReading, name: string, code: Code, evaluation: Evaluation): Reading {
  const given = madeWith(object, name, evaluation)
  if (given !== null) return given
  const fields = fieldsOf(object.of, name, evaluation)
  const later = evaluation.index.attributes.get(name) ?? []
  return fields.length === 0 ? unread('notSet', code) : evaluation.readBindings([...fields, ...later], code)
}

function fieldsOf(holder: HolderClass, name: string, { classesByName }: Evaluation): readonly Binding[] {
  let each: HolderClass | undefined = holder
  for (let looked = 0; each !== undefined && looked < mostBases; looked++) {
    const found = [...(each.attributes.get(name) ?? []), ...(each.scope.names.get(name) ?? [])]
    if (found.length > 0) return bindingsInEffect(found, null)
    each = each.bases.map((base) => classesByName.get(base)).find((base) => base !== undefined)
  }
  return []
}

/** What the object was made with; where it is not known which one it is, what all objects of its class were. */
function madeWith(object: ObjectReading, name: string, evaluation: Evaluation): Reading | null {
  const { of, made } = object
  if (made !== null) return argumentOf(object, name, evaluation)
  const calls = (evaluation.index.callsByName.get(of.name) ?? []).slice(0, 8)
  const readings = calls.map(({ code, scope }) => {
    return argumentOf({ ...object, made: { arguments: argumentsOf(code), scope } }, name, evaluation)
  })
  const [first] = readings
  if (first === undefined) return null
  const isSame = readings.every((each) => (first === null || each === null ? first === each : sameReading(first, each)))
  return isSame ? first : unread('changing', object.at)
}

function argumentOf({ of, made, at }: ObjectReading, name: string, { read }: Evaluation): Reading | null {
  if (made === null) return null
  const place = [...of.scope.names.keys()].indexOf(name)
  const byPlace = made.arguments[place]
  const found =
    made.arguments.find((each) => each.name === name) ??
    (byPlace?.name === null && !of.scope.names.has('__init__') ? byPlace : undefined)
  if (found !== undefined && !found.isSpread)
    return found.value === null ? unread('broken', at) : read(found.value, made.scope)
  return made.arguments.some(({ isSpread }) => isSpread) ? unread('computed', at) : null
}

/** A field of an object that is not known, where only one class or option of the script can be meant. */
function readByName(base: Code, name: string, code: Code, evaluation: Evaluation): Reading {
  const baseName = lastNameOf(base) ?? ''
  if (name === 'environ') return unread('environment', code)
  if (!holderName.test(baseName)) return unread('computed', code)
  const classes = evaluation.index.classes.filter(({ scope }) => scope.names.has(name))
  const fields = classes.map((of) => readField({ type: 'object', of, made: null, at: code }, name, code, evaluation))
  const option = evaluation.options().get(name)
  const found = option === undefined ? fields : [...fields, option]
  const [first, ...others] = found
  if (first === undefined) return unread('notSet', code)
  return others.every((each) => sameReading(first, each)) ? first : unread('changing', code)
}
