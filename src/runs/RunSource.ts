import type { ShownRun } from '../shared/protocol/runPanel'
import type { Table } from './RunHistory'

/** A run as one look sees it, whatever tool made it. */
export interface SourceLook {
  /** By the names of `scalars.ts`. They grow with the next look. */
  readonly tables: ReadonlyMap<string, Table>
  /** Whether something other than the tables may have changed since the look before. */
  readonly hasNews: boolean
  /** Compared with the look before: a change is shown at once. */
  readonly state: ShownRun['state']
  /** Milliseconds until the next look makes sense. */
  readonly interval: number
  /** Milliseconds after which it is to be told again without news, since time passes on it; null: never. */
  readonly tick: number | null
  /** All but its points. Asked for only when it is sent. */
  readonly describe: () => ShownRun | Promise<ShownRun>
}

/** What can be followed like a run: each look costs as much as is new. */
export interface RunSource {
  /** @throws RunError, or the file system's error */
  look(): Promise<SourceLook>
}
