import type { TaskName } from '../protocol/spec'
import type { Alias } from './alias'
import { aliases } from './alias'
import type { CatalogueEntry, ObjectProperty, ValueType } from './entry'
import { batchEntries } from './group/batch'
import { dataEntries } from './group/data'
import { evaluationEntries } from './group/evaluation'
import { generationEntries } from './group/generation'
import { hardwareEntries } from './group/hardware'
import { modelEntries } from './group/model'
import { optimizerEntries } from './group/optimizer'
import { runEntries } from './group/run'
import { savingEntries } from './group/saving'
import { scheduleEntries } from './group/schedule'
import type { IgnoredKey } from './ignoredKeys'
import { ignoredKeys } from './ignoredKeys'

/** Every key of the config language. Check, completion, hover, JSON Schema, docs and `catalogue.json` come from it. */
export const catalogue: readonly CatalogueEntry[] = [
  ...runEntries,
  ...modelEntries,
  ...dataEntries,
  ...batchEntries,
  ...optimizerEntries,
  ...scheduleEntries,
  ...hardwareEntries,
  ...evaluationEntries,
  ...savingEntries,
  ...generationEntries,
]

/** What a name in a config stands for. */
export type KeyMatch =
  | { readonly kind: 'entry'; readonly entry: CatalogueEntry }
  | { readonly kind: 'alias'; readonly alias: Alias }
  | { readonly kind: 'ignored'; readonly ignored: IgnoredKey }

const entriesByKey = new Map(catalogue.map((entry) => [entry.key, entry]))
const ignoredByKey = new Map(ignoredKeys.map((ignored) => [ignored.key, ignored]))
const aliasesByName = grouped(aliases, ({ name }) => [name])
const aliasesByKey = grouped(aliases, ({ keys }) => keys)

function grouped<T>(items: readonly T[], keysOf: (item: T) => readonly string[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) for (const key of keysOf(item)) groups.set(key, [...(groups.get(key) ?? []), item])
  return groups
}

/** The entry of a key, by its exact name. */
export function findEntry(key: string): CatalogueEntry | undefined {
  return entriesByKey.get(key)
}

/** A key inside a value of this type; undefined where it takes no such key. Names that every object has are none. */
export function findProperty(type: ValueType, name: string): ObjectProperty | undefined {
  return type.type === 'object' && Object.hasOwn(type.properties, name) ? type.properties[name] : undefined
}

/** Other names of a key. */
export function aliasesOf(key: string): readonly Alias[] {
  return aliasesByKey.get(key) ?? []
}

/**
 * What a name stands for in a config of this task: a key, another name of one (`max_length` means one thing in training
 * and another in generation; a key in capitals is another name too), or a key that is known and not honoured.
 */
export function findKey(name: string, task: TaskName): KeyMatch | undefined {
  const exact = entriesByKey.get(name)
  if (exact?.tasks.includes(task) === true) return { kind: 'entry', entry: exact }
  const lowerCase = name.toLowerCase()
  const alias = findAlias(name, lowerCase, task)
  if (alias !== undefined) return { kind: 'alias', alias }
  if (exact !== undefined) return { kind: 'entry', entry: exact }
  const ignored = ignoredByKey.get(lowerCase)
  if (ignored !== undefined) return { kind: 'ignored', ignored }
  return entriesByKey.has(lowerCase) ? { kind: 'alias', alias: inCapitals(name, lowerCase) } : undefined
}

function findAlias(name: string, lowerCase: string, task: TaskName): Alias | undefined {
  const ofTask = (aliasesByName.get(lowerCase) ?? []).filter(({ tasks = [task] }) => tasks.includes(task))
  return ofTask.find(({ isConstant = false }) => !isConstant || name === name.toUpperCase())
}

function inCapitals(name: string, key: string): Alias {
  return { name, keys: [key], convert: (value) => ({ [key]: value }), note: '' }
}
