import type { ArgumentValue } from '../shared/protocol/arguments'
import type { Range } from '../shared/problem'
import type { LineIndex } from './lineIndex'
import type { ConfigFinding } from './problems'

/** A YAML value with where it stands. `items` are a list's, `entries` a mapping's. */
export interface ValueNode {
  readonly value: ArgumentValue
  readonly range: Range
  readonly items: readonly ValueNode[]
  readonly entries: readonly ConfigEntry[]
}

/** A key with its value. `setting` is the text of the `--set` that it comes from, null if it stands in the file. */
export interface ConfigEntry {
  readonly key: string
  readonly keyRange: Range
  readonly node: ValueNode
  readonly setting: string | null
}

/** A config as read, before anything is known about its keys. Ranges are UTF-16 offsets into `text`. */
export interface ConfigDocument {
  readonly text: string
  readonly lines: LineIndex
  /** Top-level keys in the file's order, then those of `--set` that the file has not. */
  readonly entries: readonly ConfigEntry[]
  readonly findings: readonly ConfigFinding[]
}

/** Deepest nesting of a value. The language is flat; this only keeps hostile input in bounds. */
export const maxDepth = 16

const none: readonly [] = []

/** A text, number, boolean or null. */
export function scalarNode(value: ArgumentValue, range: Range): ValueNode {
  return { value, range, items: none, entries: none }
}

export function listNode(items: readonly ValueNode[], range: Range): ValueNode {
  return { value: items.map(({ value }) => value), range, items, entries: none }
}

export function mappingNode(entries: readonly ConfigEntry[], range: Range): ValueNode {
  const value = Object.fromEntries(entries.map(({ key, node }) => [key, node.value]))
  return { value, range, items: none, entries }
}

/** A node for a value that does not stand in the text itself, at the range that it was made from. */
export function nodeAt(range: Range, value: ArgumentValue): ValueNode {
  if (Array.isArray(value)) {
    const items = value.map((item: ArgumentValue) => nodeAt(range, item))
    return listNode(items, range)
  }
  if (typeof value !== 'object' || value === null) return scalarNode(value, range)
  const entries = Object.entries(value).map(([key, item]) => {
    return { key, keyRange: range, node: nodeAt(range, item), setting: null }
  })
  return mappingNode(entries, range)
}
