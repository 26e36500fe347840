import type { EntityScores } from './results'

/** Names of the tables and columns that curves are drawn of. */

/** The table of the training steps; those of the evaluations are named by their splits. */
export const stepsTable = 'steps'

/**
 * Table of a column that others of its table come without, as tools of others tell them: `steps/reward`. With its steps
 * to itself, its line has no gaps but its own.
 */
export function sideTable(table: string, column: string): string {
  return `${table}/${column}`
}

/** Seconds of work at a row: pauses between the processes of a run are left out, and it never falls. */
export const elapsedColumn = 'elapsed'

/** Figures of each training step, by their names in `train` events; `time` in Unix seconds, `memory` in bytes. */
export const trainColumns = [
  'time',
  'epoch',
  'loss',
  'learning_rate',
  'grad_norm',
  'tokens',
  'tokens_per_second',
  'memory',
] as const

/** Columns that say where a row is, and are no curve themselves. */
export const placeColumns: ReadonlySet<string> = new Set(['step', 'epoch', 'time', elapsedColumn])

export const entityScores = ['precision', 'recall', 'f1'] as const satisfies readonly (keyof EntityScores)[]
export type EntityScore = (typeof entityScores)[number]

/** The column of an entity type's score: `DEPART/f1`. Names of types may have a slash, names of scores do not. */
export function entityColumn(label: string, score: EntityScore): string {
  return `${label}/${score}`
}

/** The entity type and the score that a column is of; null if it is of none. */
export function readEntityColumn(name: string): { readonly label: string; readonly score: EntityScore } | null {
  const slash = name.lastIndexOf('/')
  const score = entityScores.find((each) => each === name.slice(slash + 1))
  return slash < 1 || score === undefined ? null : { label: name.slice(0, slash), score }
}
