import type { ConfigEntry, ValueNode } from '../../config/configDocument'
import type { Range } from '../../shared/problem'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import { endOfValue } from './entryText'

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
  const { text } = config
  const entry = entryAt(config.entries, offset, text)
  if (entry === undefined) return null
  const path = [entry]
  for (let inner = entryAt(entry.node.entries, offset, text); inner !== undefined;) {
    path.push(inner)
    inner = entryAt(inner.node.entries, offset, text)
  }
  const last = path.at(-1) ?? entry
  return { entry, path, value: isWithin(offset, last.keyRange) ? null : valueAt(last.node, offset, text) }
}

/** A key comes before a value that ends where the key begins. */
function entryAt(entries: readonly ConfigEntry[], offset: number, text: string): ConfigEntry | undefined {
  const ofKey = entries.find(({ keyRange }) => isWithin(offset, keyRange))
  return ofKey ?? entries.find(({ node }) => isWithinValue(offset, node, text))
}

function valueAt(node: ValueNode, offset: number, text: string): ValueNode {
  return node.items.find((item) => isWithinValue(offset, item, text)) ?? node
}

function isWithinValue(offset: number, node: ValueNode, text: string): boolean {
  return isWithin(offset, { start: node.range.start, end: endOfValue(text, node) })
}

/** The end counts, so that the end of a word is on the word. */
function isWithin(offset: number, { start, end }: Range): boolean {
  return start <= offset && offset <= end
}
