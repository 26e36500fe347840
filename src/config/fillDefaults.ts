import { catalogue } from '../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../shared/catalogue/entry'
import type { CatalogueKey, CatalogueValues, DefaultContext } from '../shared/catalogue/values'
import type { ArgumentValue, ResolvedArguments } from '../shared/protocol/arguments'
import type { WrittenKey } from './readKeys'

/** The value in effect of every key: the written one if it fits, else the default. */
export interface FilledValues {
  readonly byKey: ReadonlyMap<string, ArgumentValue>
  /** The same by name, with its types. */
  readonly values: CatalogueValues
}

const entriesByKey = new Map(catalogue.map((entry) => [entry.key, entry]))

/** Fill in the defaults. They ask for other values, so each is made when it is first asked for. */
export function fillDefaults(written: ReadonlyMap<string, WrittenKey>, modelMaxLength: number | null): FilledValues {
  const byKey = new Map<string, ArgumentValue>()
  const valueOf = (key: string): ArgumentValue => {
    const known = byKey.get(key)
    if (known !== undefined) return known
    const entry = entriesByKey.get(key)
    if (entry === undefined) return null
    const own = writtenValue(entry, written)
    const value = own === undefined ? defaultValue(entry, context) : own
    byKey.set(key, value)
    return value
  }
  const get = <Key extends CatalogueKey>(key: Key): CatalogueValues[Key] => valueOf(key) as CatalogueValues[Key]
  const context: DefaultContext = { get, modelMaxLength }
  const pairs = catalogue.map(({ key }) => [key, valueOf(key)] as const)
  // The types of the catalogue are those of `CatalogueValues`: a test walks over every key.
  return { byKey, values: Object.fromEntries(pairs) as unknown as CatalogueValues }
}

/** The values that the trainer is told. */
export function argumentsOf({ byKey }: FilledValues): ResolvedArguments {
  const keys = catalogue.filter(({ reachesTrainer }) => reachesTrainer).map(({ key }) => key)
  const pairs = keys.map((key) => [key, byKey.get(key)] as const)
  return Object.fromEntries(pairs) as unknown as ResolvedArguments
}

/** Undefined where the default is in effect. */
function writtenValue(
  { key, nullMeans }: CatalogueEntry,
  written: ReadonlyMap<string, WrittenKey>,
): ArgumentValue | undefined {
  const value = written.get(key)?.value
  return value === null && nullMeans === 'default' ? undefined : value
}

function defaultValue(entry: CatalogueEntry, context: DefaultContext): ArgumentValue {
  switch (entry.default.kind) {
    case 'fixed':
      return entry.default.value
    case 'computed':
      return entry.default.compute(context)
    case 'absent':
      return null
    case 'required':
      return entry.type.type === 'files' ? [] : null
  }
}
