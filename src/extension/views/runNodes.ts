import type { RunArrangement, RunGroup, RunGrouping } from '../../runs/arrangeRuns'
import { filterRuns, groupRuns, orderRuns } from '../../runs/arrangeRuns'
import type { MonitoredRuns } from '../../runs/RunMonitor'
import type { RunError } from '../../runs/runError'
import type { ListedRun } from '../../runs/WatchedRun'

/** A run, as commands take it. */
export interface RunNode {
  readonly type: 'run'
  readonly id: string
  readonly directory: string
  readonly summary: ListedRun
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
  { runs, unreadable }: MonitoredRuns,
  { grouping, order, filter }: RunArrangement,
  textOf: (run: ListedRun) => string,
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

function nodesOf(runs: readonly ListedRun[], prefix: string): RunNode[] {
  return runs.map((summary) => ({ type: 'run', id: prefix + summary.directory, directory: summary.directory, summary }))
}
