import { stepColumn } from '../../shared/columns/ScalarTable'
import type {
  ReferenceScores,
  ShownBest,
  ShownEntityScores,
  ShownRun,
  ShownScores,
  ShownState,
} from '../../shared/protocol/runPanel'
import { elapsedColumn, placeColumns, readEntityColumn, sideTable, stepsTable } from '../../shared/protocol/scalars'
import type { Table } from '../RunHistory'
import { numberColumn } from './entityTypes'
import type { ForeignReader } from './ForeignReader'
import { nameOf } from './nameOf'
import type { ForeignRun } from './tool'

/** What its reader does not know of a run. */
export interface ForeignLook {
  readonly state: ShownState
  /** Since its files changed last. */
  readonly secondsSilent: number
}

/** A run of another tool but for its points: what it does not say is null. */
export function shownForeign(run: ForeignRun, { history, log }: ForeignReader, look: ForeignLook): ShownRun {
  const { facts, step, warnings } = history
  const tables = history.tables()
  return {
    id: nameOf(run.address),
    tool: run.tool,
    directory: run.address,
    ...look,
    hasLog: log !== null,
    ...unknown,
    model: facts.model,
    architecture: facts.architecture,
    step,
    totalSteps: facts.totalSteps,
    epoch: facts.epoch,
    epochs: facts.epochs,
    checkpoints: facts.checkpoints,
    secondsElapsed: facts.secondsElapsed ?? elapsedOf(tables),
    secondsLeft: look.state === 'running' ? facts.secondsLeft : null,
    loss: lossOf(tables),
    best: facts.best,
    scores: scoresOf(tables, facts.best),
    warnings: [...warnings].map(([code, message]) => ({ code, message, key: null })),
  }
}

/** What no other tool writes down. */
const unknown = {
  readShare: null,
  task: null,
  configPath: null,
  isReadOnly: true,
  isStopping: false,
  stopRefusal: null,
  asked: [],
  answer: null,
  stage: null,
  hasValidation: null,
  warmupSteps: null,
  peakLearningRate: null,
  schedule: null,
  clipNorm: null,
  patience: null,
  device: null,
  precision: null,
  failure: null,
  hasModel: false,
} as const

function elapsedOf(tables: ReadonlyMap<string, Table>): number | null {
  const ends = [...tables.values()].map((table) => table.at(elapsedColumn, table.length - 1))
  const longest = Math.max(...ends.filter(Number.isFinite))
  return Number.isFinite(longest) ? longest : null
}

function lossOf(tables: ReadonlyMap<string, Table>): number | null {
  const table = [tables.get(stepsTable), tables.get(sideTable(stepsTable, 'loss'))].find((each) => each?.column('loss'))
  const last = table?.at('loss', table.length - 1) ?? NaN
  return Number.isFinite(last) ? last : null
}

/** Of the test if there is one, else of the last evaluation. */
function scoresOf(tables: ReadonlyMap<string, Table>, best: ShownBest | null): ShownScores | null {
  const split = tables.has('test') ? 'test' : 'validation'
  const table = tables.get(split)
  if (table === undefined || table.length === 0) return null
  const last = table.length - 1
  const step = table.at(stepColumn, last)
  const atBest = best === null || best.step === step ? -1 : table.steps.lowerBound(best.step)
  return {
    split,
    step,
    ...scoresAt(table, last),
    previous: referenceAt(table, table.steps.lowerBound(step) - 1),
    best: table.at(stepColumn, atBest) === best?.step ? referenceAt(table, atBest) : null,
  }
}

function referenceAt(table: Table, index: number): ReferenceScores | null {
  if (index < 0) return null
  const { overall, perLabel } = scoresAt(table, index)
  const f1 = Object.fromEntries(Object.entries(perLabel).map(([label, scores]) => [label, scores.f1]))
  return { step: table.at(stepColumn, index), overallF1: overall['f1'] ?? null, f1 }
}

function scoresAt(table: Table, index: number): Pick<ShownScores, 'overall' | 'perLabel'> {
  const overall: Record<string, number> = {}
  const perLabel: Record<string, ShownEntityScores> = {}
  for (const name of table.names) {
    const value = table.at(name, index)
    const label = readEntityColumn(name)?.label
    if (label !== undefined) perLabel[label] ??= entityAt(table, label, index)
    else if (Number.isFinite(value) && !placeColumns.has(name)) overall[name] = value
  }
  return { overall, perLabel }
}

function entityAt(table: Table, label: string, index: number): ShownEntityScores {
  const number = table.at(`${label}/${numberColumn}`, index)
  return {
    precision: table.at(`${label}/precision`, index),
    recall: table.at(`${label}/recall`, index),
    f1: table.at(`${label}/f1`, index),
    number: Number.isFinite(number) ? number : null,
  }
}
