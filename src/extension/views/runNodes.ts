import type { RunArrangement, RunGroup, RunGrouping } from '../../runs/arrangeRuns'
import { filterRuns, groupRuns, orderRuns } from '../../runs/arrangeRuns'
import type { ViewedRun } from '../../runs/foreign/ListedForeign'
import type { RunError } from '../../runs/runError'

/** What is to be listed. */
export interface ViewedRuns {
  /** Newest first. */
  readonly runs: readonly ViewedRun[]
  /** Directories that look like runs and cannot be read, and folders that cannot be listed. */
  readonly unreadable: readonly RunError[]
}

/** A run, as commands take it. */
export interface RunNode {
  readonly type: 'run'
  readonly id: string
  readonly directory: string
  readonly summary: ViewedRun
}

/** What the view lists: runs, groups of runs, and directories or folders of runs that cannot be read. */
export type RunsNode =
  | RunNode
  | {
      readonly type: 'group'
      readonly id: string
      readonly grouping: RunGrouping
      readonly key: string | null
      readonly children: readonly RunNode[]
    }
  | { readonly type: 'unreadable'; readonly id: string; readonly error: RunError }

/** The rows of the view, each with an id of its own that stays: a run with two tags is in two groups. */
export function runNodes(
  { runs, unreadable }: ViewedRuns,
  { grouping, order, filter }: RunArrangement,
  textOf: (run: ViewedRun) => string,
): readonly RunsNode[] {
  const shown = orderRuns(filterRuns(runs, filter, textOf), order)
  const rows =
    grouping === 'none' ? nodesOf(shown, '') : groupRuns(shown, grouping).map((each) => groupNode(each, grouping))
  // What cannot be read has nothing that a filter could find.
  const errors = filter.trim() === '' ? unreadable : []
  return [...rows, ...errors.map((error): RunsNode => ({ type: 'unreadable', id: `! ${error.message}`, error }))]
}

function groupNode({ key, runs }: RunGroup, grouping: RunGrouping): RunsNode {
  const id = key === null ? grouping : `${grouping} ${key}`
  return { type: 'group', id, grouping, key, children: nodesOf(runs, `${id}\n`) }
}

function nodesOf(runs: readonly ViewedRun[], prefix: string): RunNode[] {
  return runs.map((summary) => ({ type: 'run', id: prefix + summary.directory, directory: summary.directory, summary }))
}
