import type { Split } from '../shared/protocol/example'
import type { DataReading, DataReference } from '../shared/protocol/spec'
import type { WordRuleName } from '../shared/words/wordRule'
import type { DataProblem } from './problems'
import type { DataStatistics } from './statistics'

/** A file of the user's: where it is, and how the config names it (shown in problems and kept in every example). */
export interface DataFile {
  /** Absolute. */
  readonly path: string
  readonly name: string
}

/** What the config says about the data. */
export interface DataRequest extends DataReading {
  readonly files: Readonly<Partial<Record<Split, readonly DataFile[]>>>
  /** Share of the training sentences to set aside where the config names no validation file; null or 0: none. */
  readonly validationSplit: number | null
  /** The same for test. */
  readonly testSplit: number | null
  /** Chooses which sentences are set aside. */
  readonly seed: number
  /** The rule that a trained model was stored with, to read a file for it; else chosen by the training words. */
  readonly wordRule?: WordRuleName
}

export interface ReadProgress {
  /** Bytes of all the request's files. */
  readonly bytes: number
  readonly totalBytes: number
}

export interface ReadOptions {
  /** Aborting rejects with the signal's reason and leaves no file behind. */
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ReadProgress) => void
}

/** What a pass over the data found. */
export interface CheckedData {
  /** Tags in the order of their ids: `O`, then `B-X`, `I-X` by type; types in the order given, else sorted. */
  readonly labels: readonly string[]
  /** Name of the rule of `shared/words` that agrees best with the training words. */
  readonly wordRule: string
  /** In the order train, validation, test, then by file and line. An `error` among them refuses to start. */
  readonly problems: readonly DataProblem[]
  readonly statistics: DataStatistics
}

export interface PreparedData extends CheckedData {
  /**
   * Canonical files by split; empty if a problem is an error. Paths are absolute: within the output folder, or the
   * user's own file where that is in canonical form already.
   */
  readonly data: Readonly<Partial<Record<Split, DataReference>>>
}
