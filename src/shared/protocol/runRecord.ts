import type { EngineName, TaskName } from './spec'

/** Version of the run directory's layout. A reader that meets a newer one opens the run read-only and says so. */
export const runFormatVersion = 1

/** `run.json`, written once by the starter: what the run is and where it came from. */
export interface RunRecord {
  readonly format: number
  /** The run's id, its folder name: `<name>-<yyyymmdd-hhmmss>` in UTC. */
  readonly id: string
  readonly name: string
  readonly task: TaskName
  readonly engine: EngineName
  /** ISO 8601, UTC. */
  readonly created: string
  readonly config: { readonly path: string; readonly sha256: string }
  /** Null outside a git repository, or where git may not be asked (an untrusted workspace). */
  readonly git: { readonly commit: string; readonly dirty: boolean } | null
  readonly command: readonly string[]
}
