import type { Range } from '../../shared/problem'
import type { ConfigEntry } from '../configDocument'
import type { ConfigFinding } from '../problems'

/** Something that is not YAML, or hardly, and why. */
export interface YamlMistake {
  readonly range: Range
  readonly reason: string
}

/** What YAML has been read, with nothing concluded from it yet. Ranges are offsets into the whole text. */
export interface DocumentReading {
  readonly contents: 'nothing' | 'mapping' | 'other'
  /** Of the mapping, at the top; the same key may stand more than once. */
  readonly entries: readonly ConfigEntry[]
  readonly errors: readonly YamlMistake[]
  readonly warnings: readonly YamlMistake[]
  /** Of the values. */
  readonly findings: readonly ConfigFinding[]
}
