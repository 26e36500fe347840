import type { ArgumentValue } from '../protocol/arguments'
import { taskNames } from '../protocol/spec'
import type { CatalogueEntry, DefaultValue } from './entry'
import type { DefaultContext } from './values'

type EntryText = Pick<CatalogueEntry, 'key' | 'type' | 'default' | 'documentation'>
type EntryOptions = Partial<Pick<CatalogueEntry, 'unit' | 'nullMeans' | 'tasks'>>

/** Makes the entries of one group: `tasks` is all of them unless said. */
export function entriesOf(
  group: CatalogueEntry['group'],
  reachesTrainer: boolean,
): (entry: EntryText & EntryOptions) => CatalogueEntry {
  return (entry) => ({ tasks: taskNames, ...entry, group, reachesTrainer })
}

/** A default that is always the same. */
export function fixed(value: ArgumentValue): DefaultValue {
  return { kind: 'fixed', value }
}

/** A default that follows from other values. */
export function computed(description: string, compute: (context: DefaultContext) => ArgumentValue): DefaultValue {
  return { kind: 'computed', description, compute }
}

/** Null by default, and decided later by something else. */
export function absent(description: string): DefaultValue {
  return { kind: 'absent', description }
}

/** A key without a default. */
export function required(example: string): DefaultValue {
  return { kind: 'required', example }
}
