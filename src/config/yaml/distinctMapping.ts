import type { Range } from '../../shared/problem'
import type { ConfigEntry, ValueNode } from '../configDocument'
import { mappingNode } from '../configDocument'

/** A mapping, or null if a key stands twice, which is a finding that the library's reader makes. */
export function distinctMapping(entries: readonly ConfigEntry[], range: Range): ValueNode | null {
  const node = mappingNode(entries, range)
  return Object.keys(node.value ?? {}).length === entries.length ? node : null
}
