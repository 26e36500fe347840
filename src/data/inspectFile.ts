import type { TokenExample } from '../shared/protocol/example'
import type { DataProblem } from './problems'
import type { ReadOptions } from './request'

export const dataFormats = ['conll', 'jsonl', 'json', 'csv', 'tsv'] as const
export type DataFormat = (typeof dataFormats)[number]

/** What a file of the user's turned out to be. */
export interface FileInspection {
  /** Null if not recognised. */
  readonly format: DataFormat | null
  /** Names of its columns or keys; numbers from 1 where columns have no names. */
  readonly columns: readonly string[]
  readonly textColumn: string | null
  readonly labelColumn: string | null
  /** Entity types, sorted. */
  readonly types: readonly string[]
  /** Tags in the order of their ids. */
  readonly labels: readonly string[]
  readonly examples: number
  /** The first examples, a handful. */
  readonly sample: readonly TokenExample[]
  readonly wordRule: string
  readonly problems: readonly DataProblem[]
}

/** Reads a whole file and says what is in it, for `finetune init --train`. */
export function inspectFile(path: string, options?: ReadOptions): Promise<FileInspection> {
  return Promise.reject(new Error(`not yet: ${path} ${JSON.stringify(options)}`))
}
