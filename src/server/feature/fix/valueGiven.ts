import type { ConfigEntry } from '../../../config/configDocument'
import { findKey } from '../../../shared/catalogue/catalogue'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { TaskName } from '../../../shared/protocol/spec'

/** The value that an entry gives a key, under whatever name; undefined if it gives it none. */
export function valueGiven(key: string, { key: name, node }: ConfigEntry, task: TaskName): ArgumentValue | undefined {
  if (name === key) return node.value
  const match = findKey(name, task)
  return match?.kind === 'alias' ? match.alias.convert(node.value)?.[key] : undefined
}
