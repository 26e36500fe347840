import type { ForeignTool } from '../../shared/protocol/runPanel'

/** A run of another tool: what made it and where it is. */
export interface ForeignRun {
  readonly tool: ForeignTool
  /** Absolute path: of a directory, or of the one file that the run is. */
  readonly address: string
}
