import type { SplitConfusion } from '../entities/confusion'
import type { ComparedSetting } from './comparison'
import type { ViewOptions } from './dashboard'
import type { EnvironmentEvent } from './event'
import type { Results } from './results'
import type { PointsMessage, ShownRun } from './runPanel'
import type { RunRecord } from './runRecord'
import type { Spec } from './spec'

/** What a report is made of: `runs` gathers it, and `webview/report` draws it with the panels' charts and tables. */
export interface Report {
  readonly runs: readonly ReportedRun[]
  /** The settings in which the runs differ. */
  readonly settings: readonly ComparedSetting[]
  /** How the charts are looked at. */
  readonly options: ViewOptions
  /** ISO 8601, UTC. */
  readonly madeAt: string
}

/** A run as it is when the report is made. */
export interface ReportedRun {
  readonly run: ShownRun
  /** The name that a person gave to it; null: none, it is called by its id. */
  readonly name: string | null
  /** All of its points. */
  readonly points: readonly PointsMessage[]
  /** Null while it is live, and without predictions. */
  readonly confusion: SplitConfusion | null
  /** Null of a run of another tool. */
  readonly origin: RunOrigin | null
}

/** What a run was made from, and on. */
export interface RunOrigin extends Pick<RunRecord, 'created' | 'git'> {
  /** The config as its user wrote it; null where the copy is gone. */
  readonly config: string | null
  readonly spec: Spec
  /** Null before the trainer has told of it. */
  readonly environment: EnvironmentEvent | null
  /** Scores by split; null before the end. */
  readonly results: Results | null
}
