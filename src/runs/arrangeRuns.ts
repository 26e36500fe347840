import { oneOf, isString, shape } from '../shared/check'
import type { Fields } from '../shared/check'
import type { ViewedRun } from './foreign/ListedForeign'
import { isForeign } from './foreign/ListedForeign'

export const runGroupings = ['none', 'config', 'task', 'tag'] as const
export type RunGrouping = (typeof runGroupings)[number]

export const runOrders = ['newest', 'score', 'duration', 'name'] as const
export type RunOrder = (typeof runOrders)[number]

/** How a list of runs is laid out. */
export interface RunArrangement {
  readonly grouping: RunGrouping
  readonly order: RunOrder
  /** Words that each run shown has; empty for all runs. */
  readonly filter: string
}

export const plainArrangement: RunArrangement = { grouping: 'none', order: 'newest', filter: '' }

const fields: Fields<RunArrangement> = { grouping: oneOf(runGroupings), order: oneOf(runOrders), filter: isString }
const isArrangement = shape(fields)

/** The value as an arrangement; the plain one in place of anything else. */
export function asArrangement(value: unknown): RunArrangement {
  return isArrangement(value) ? (value as RunArrangement) : plainArrangement
}

/**
 * Runs that have something in common: a config's path, a task, a tag; null for those without a tag, and for runs of other
 * tools, which have neither a config nor a task that is known.
 */
export interface RunGroup {
  readonly key: string | null
  readonly runs: readonly ViewedRun[]
}

/** Those whose text has every word of the filter, in capitals or not. */
export function filterRuns(
  runs: readonly ViewedRun[],
  filter: string,
  textOf: (run: ViewedRun) => string,
): readonly ViewedRun[] {
  const words = filter.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return runs
  return runs.filter((run) => {
    const text = textOf(run).toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
}

/** Starred ones first; runs that an order does not tell apart stay in the order given, which is the newest first. */
export function orderRuns(runs: readonly ViewedRun[], order: RunOrder): readonly ViewedRun[] {
  const compare = comparisons[order]()
  return [...runs].sort((one, other) => Number(other.notes.starred) - Number(one.notes.starred) || compare(one, other))
}

/** The groups in the order in which their first runs come; one without a key comes last. A run has all of its tags. */
export function groupRuns(runs: readonly ViewedRun[], grouping: Exclude<RunGrouping, 'none'>): readonly RunGroup[] {
  const groups = new Map<string | null, ViewedRun[]>()
  for (const run of runs) {
    for (const key of keysOf(run, grouping)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [run])
      else group.push(run)
    }
  }
  const found = [...groups].map(([key, members]): RunGroup => ({ key, runs: members }))
  return [...found.filter(({ key }) => key !== null), ...found.filter(({ key }) => key === null)]
}

function keysOf(run: ViewedRun, grouping: Exclude<RunGrouping, 'none'>): readonly (string | null)[] {
  switch (grouping) {
    case 'config':
      return [isForeign(run) ? null : run.configPath]
    case 'task':
      return [isForeign(run) ? null : run.task]
    case 'tag':
      return run.notes.tags.length === 0 ? [null] : [...new Set(run.notes.tags)]
  }
}

type Comparison = (one: ViewedRun, other: ViewedRun) => number

/** Made for one sorting, so that nobody pays for what an order alone needs: a collator takes milliseconds. */
const comparisons: Readonly<Record<RunOrder, () => Comparison>> = {
  newest: () => () => 0,
  score: () => compareScores,
  duration: () => (one, other) => (other.secondsElapsed ?? -1) - (one.secondsElapsed ?? -1),
  name: compareNames,
}

function compareNames(): Comparison {
  const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
  return (one, other) => compare(one.notes.name ?? one.id, other.notes.name ?? other.id)
}

/** Scores come before losses, which cannot be compared with them, and those before runs without either. */
function compareScores({ best: one }: ViewedRun, { best: other }: ViewedRun): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  const isLoss = one.metric.endsWith('loss')
  if (isLoss !== other.metric.endsWith('loss')) return isLoss ? 1 : -1
  return isLoss ? one.value - other.value : other.value - one.value
}
