import type { ConfigEntry, ValueNode } from '../../config/configDocument'
import type { Range } from '../../shared/problem'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'

/** What stands at an offset of a config. */
export interface Spot {
  /** The top-level key. */
  readonly entry: ConfigEntry
  /** The keys from the top-level one inwards: one, or two inside `freeze`. */
  readonly path: readonly ConfigEntry[]
  /** The item of a list, or the value; null on a key. */
  readonly value: ValueNode | null
}

/** What is at an offset, null between entries. */
export function spotAt({ config }: Pick<ConfigSnapshot, 'config'>, offset: number): Spot | null {
  const entry = config.entries.find(({ keyRange, node }) => isWithin(offset, keyRange) || isWithin(offset, node.range))
  if (entry === undefined) return null
  const path = [entry]
  for (let inner = innerEntry(entry, offset); inner !== undefined; inner = innerEntry(inner, offset)) path.push(inner)
  const last = path.at(-1) ?? entry
  const isOnKey = isWithin(offset, last.keyRange)
  return { entry, path, value: isOnKey ? null : valueAt(last.node, offset) }
}

function innerEntry({ node }: ConfigEntry, offset: number): ConfigEntry | undefined {
  return node.entries.find((each) => isWithin(offset, each.keyRange) || isWithin(offset, each.node.range))
}

function valueAt(node: ValueNode, offset: number): ValueNode {
  return node.items.find(({ range }) => isWithin(offset, range)) ?? node
}

/** The end counts, so that the end of a word is on the word. */
function isWithin(offset: number, { start, end }: Range): boolean {
  return start <= offset && offset <= end
}
