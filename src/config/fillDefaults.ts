import { catalogue } from '../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../shared/catalogue/entry'
import type { CatalogueKey, CatalogueValues, DefaultContext } from '../shared/catalogue/values'
import type { ArgumentValue, ResolvedArguments } from '../shared/protocol/arguments'
import type { WrittenKey } from './readKeys'

/** The value in effect of every key: the written one if it fits, else the default. */
export function fillDefaults(written: ReadonlyMap<string, WrittenKey>, modelMaxLength: number | null): CatalogueValues {
  const values = new Map<string, ArgumentValue>()
  const entries = new Map(catalogue.map((entry) => [entry.key, entry]))
  // Defaults ask for other values, so each is made when it is first asked for.
  const valueOf = (key: string): ArgumentValue => {
    const known = values.get(key)
    if (known !== undefined) return known
    const entry = entries.get(key)
    if (entry === undefined) return null
    const own = writtenValue(entry, written)
    const value = own === undefined ? defaultValue(entry, context) : own
    values.set(key, value)
    return value
  }
  // The catalogue's types are those of `CatalogueValues`: a test walks over every key.
  const get = <Key extends CatalogueKey>(key: Key): CatalogueValues[Key] => valueOf(key) as CatalogueValues[Key]
  const context: DefaultContext = { get, modelMaxLength }
  return Object.fromEntries(catalogue.map(({ key }) => [key, valueOf(key)])) as unknown as CatalogueValues
}

/** The values that the trainer is told. */
export function argumentsOf(values: CatalogueValues): ResolvedArguments {
  const all: Readonly<Record<string, unknown>> = { ...values }
  const pairs = catalogue.filter(({ reachesTrainer }) => reachesTrainer).map(({ key }) => [key, all[key]])
  return Object.fromEntries(pairs) as ResolvedArguments
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
    case 'required':
      return entry.type.type === 'files' ? [] : null
  }
}
