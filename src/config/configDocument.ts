import type { ArgumentValue } from '../shared/protocol/arguments'
import type { Range } from '../shared/problem'
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
  /** Top-level keys in the file's order, then those of `--set` that the file has not. */
  readonly entries: readonly ConfigEntry[]
  readonly findings: readonly ConfigFinding[]
}

/** A node for a value that does not stand in the text itself, at the range that it was made from. */
export function nodeAt(range: Range, value: ArgumentValue): ValueNode {
  if (Array.isArray(value)) {
    return { value, range, items: value.map((item: ArgumentValue) => nodeAt(range, item)), entries: [] }
  }
  if (typeof value !== 'object' || value === null) return { value, range, items: [], entries: [] }
  const entries = Object.entries(value).map(([key, item]) => {
    return { key, keyRange: range, node: nodeAt(range, item), setting: null }
  })
  return { value, range, items: [], entries }
}
