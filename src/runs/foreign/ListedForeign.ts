import type { ForeignTool, ShownBest, ShownRun, ShownState } from '../../shared/protocol/runPanel'
import type { RunNotes } from '../runNotes'
import { noNotes } from '../runNotes'
import type { ListedRun } from '../WatchedRun'
import { nameOf } from './nameOf'
import type { ForeignRun } from './tool'

/** `unread` before its first look; `gone` and `unreadable` may become better. */
export type ForeignState = ShownState | 'unread' | 'gone' | 'unreadable'

/** A run of another tool as a list shows it. What its tool does not say is null. */
export interface ListedForeign {
  readonly tool: ForeignTool
  readonly id: string
  /** Its address: absolute, of a directory or of the one file that it is. */
  readonly directory: string
  /** ISO 8601, UTC: when its files had changed last as it was first looked at; empty before. Lists go by it. */
  readonly created: string
  readonly state: ForeignState
  readonly step: number
  readonly totalSteps: number | null
  readonly best: ShownBest | null
  readonly secondsElapsed: number | null
  /** Nothing of it is ever written to. */
  readonly isReadOnly: true
  readonly notes: RunNotes
}

/** A run in the view: one of ours, or of another tool. */
export type ViewedRun = ListedRun | ListedForeign

export function isForeign(run: ViewedRun): run is ListedForeign {
  return 'tool' in run
}

/** One that was not looked at yet. */
export function unreadForeign({ tool, address }: ForeignRun): ListedForeign {
  const unknown = { totalSteps: null, best: null, secondsElapsed: null, isReadOnly: true, notes: noNotes } as const
  return { tool, id: nameOf(address), directory: address, created: '', state: 'unread', step: 0, ...unknown }
}

/** @param seen as it was listed before */
export function listForeign(seen: ListedForeign, run: ShownRun, changed: number): ListedForeign {
  const { state, step, totalSteps, best, secondsElapsed } = run
  const created = seen.created === '' ? new Date(changed).toISOString() : seen.created
  return { ...seen, created, state, step, totalSteps, best, secondsElapsed }
}
