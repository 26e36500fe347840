import type { ForeignHistory } from './ForeignHistory'

/** Reads the files of one run of another tool again and again, and writes nothing. */
export interface ForeignReader {
  /** The same one grows with the next look, unless the files were replaced. */
  readonly history: ForeignHistory
  /** When its files changed last, Unix milliseconds. */
  readonly changed: number
  /** The text that its user may want to read; null if there is none. */
  readonly log: string | null
  /** Whether anything is new. @throws RunError, or the file system's error */
  look(signal?: AbortSignal): Promise<boolean>
}
