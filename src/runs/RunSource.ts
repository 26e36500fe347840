import type { SplitConfusion } from '../shared/entities/confusion'
import type { ShownRun } from '../shared/protocol/runPanel'
import type { Table } from './RunHistory'

/** Figures by the names of their tables, see `scalars.ts`. */
export type Tables = ReadonlyMap<string, Table>

/** A run as one look sees it, whatever tool made it. */
export interface SourceLook {
  /** They grow with the next look. */
  readonly tables: Tables
  /** Whether something else than the tables may have changed since the look before. */
  readonly hasNews: boolean
  /** Compared with that of the look before: another one is told at once. */
  readonly state: string
  /** Milliseconds until the next look, unless something is seen to be written. */
  readonly interval: number
  /** Milliseconds after which it is to be told again without news, since time passes on it; null: never. */
  readonly tick: number | null
  /** All but its points. Asked for only when it is told. */
  readonly describe: () => ShownRun
  /** What it predicted, once it has ended; null while it is live, and where its tool keeps no predictions. */
  readonly predictions: EndedPredictions | null
}

export interface EndedPredictions {
  /** The same as long as they are the same. */
  readonly end: object | null
  readonly read: (signal: AbortSignal) => Promise<SplitConfusion | null>
}

/** A run as far as it was read. */
export type EarlyLook = Pick<SourceLook, 'tables' | 'describe'>

/** What may be asked of a look; a run of many days takes seconds to read. */
export interface SourceOptions {
  /** What there is so far, between two pieces of a long file; reading goes on when it has resolved. */
  readonly between?: (look: EarlyLook) => Promise<void>
  /** Ends reading: the look rejects with its reason, and the next one goes on from there. */
  readonly signal?: AbortSignal
}

/** What can be followed like a run: each look costs as much as is new. */
export interface RunSource {
  /** Where something is written when there is news: a folder, and the names in it; null: any. */
  readonly watched: { readonly folder: string; readonly name: string | null }
  /** @throws RunError, the file system's error, or the signal's reason */
  look(options?: SourceOptions): Promise<SourceLook>
}
