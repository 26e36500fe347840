import type { CatalogueKey, CatalogueValues } from '../../shared/catalogue/values'
import type { FileSystem } from '../fileSystem'
import type { FoundModel } from '../model/modelDescription'
import type { ConfigFinding, FindingAnchor } from '../problems'
import type { WrittenKey } from '../readKeys'

/** What a rule over several keys sees. */
export interface RuleInput {
  /** The value in effect of every key. */
  readonly values: CatalogueValues
  readonly written: ReadonlyMap<string, WrittenKey>
  /** Whether all of the YAML could be read. If not, a key that is absent may stand in the broken part. */
  readonly isWhole: boolean
  /** Folder that relative paths start from. */
  readonly configFolder: string
  readonly files: FileSystem
  /** Null if no model is named. */
  readonly model: FoundModel | null
}

/** A check over several keys, or of a key against the world. Pure but for reading the disk it is given. */
export type Rule = (input: RuleInput) => readonly ConfigFinding[]

/** Whether a key is written with a value that fits its type. */
export function isWritten({ written }: Pick<RuleInput, 'written'>, key: CatalogueKey): boolean {
  return written.get(key)?.value !== undefined
}

/** Where to report: the value of the first of these keys that is written, else the beginning of the document. */
export function anchorAt({ written }: Pick<RuleInput, 'written'>, ...keys: readonly CatalogueKey[]): FindingAnchor {
  const key = keys.map((name) => written.get(name)).find((each) => each !== undefined)
  if (key === undefined) return { range: { start: 0, end: 0 }, setting: null }
  return { range: key.node.range, setting: key.entry.setting }
}
