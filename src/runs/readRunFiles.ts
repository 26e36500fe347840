import path from 'node:path'
import type { Check, Fields } from '../shared/check'
import {
  failedField,
  isBoolean,
  isNumber,
  isRecord,
  isString,
  listOf,
  oneOf,
  orNull,
  recordOf,
  shape,
} from '../shared/check'
import type { Results, SplitScores } from '../shared/protocol/results'
import type { RunRecord } from '../shared/protocol/runRecord'
import { runFormatVersion } from '../shared/protocol/runRecord'
import type { DataReference, DerivedFigures, ModelReference, Spec } from '../shared/protocol/spec'
import { engineNames, dataReadingFields, taskNames } from '../shared/protocol/spec'
import { readJsonRecord } from './readJsonRecord'
import { runError } from './runError'
import { runFiles } from './runFiles'

const recordFields: Fields<RunRecord> = {
  format: isNumber,
  id: isString,
  name: isString,
  task: oneOf(taskNames),
  engine: oneOf(engineNames),
  created: isString,
  config: shape({ path: isString, sha256: isString }),
  git: orNull(shape({ commit: isString, dirty: isBoolean })),
  command: listOf(isString),
}

const modelFields: Fields<ModelReference> = {
  nameOrPath: isString,
  path: orNull(isString),
  revision: orNull(isString),
  source: oneOf(['folder', 'cache', 'package', 'hub']),
}

const dataFields: Fields<DataReference> = { path: isString, examples: isNumber, sha256: isString }

const derivedFields: Fields<DerivedFigures> = {
  stepsPerEpoch: isNumber,
  totalSteps: isNumber,
  warmupSteps: isNumber,
  effectiveBatchSize: isNumber,
}

const specFields: Fields<Spec> = {
  format: isNumber,
  task: oneOf(taskNames),
  engine: oneOf(engineNames),
  model: shape(modelFields),
  data: recordOf(shape(dataFields)),
  labels: listOf(isString),
  wordRule: isString,
  reading: shape(dataReadingFields),
  arguments: isRecord,
  derived: shape(derivedFields),
}

const scoreFields: Fields<SplitScores> = {
  loss: orNull(isNumber),
  precision: isNumber,
  recall: isNumber,
  f1: isNumber,
  f1_macro: isNumber,
  accuracy: isNumber,
  strict_f1: isNumber,
  seqeval_f1_macro: orNull(isNumber),
  per_label: recordOf(shape({ precision: isNumber, recall: isNumber, f1: isNumber, number: isNumber })),
}

/** Whether a run was made by a newer version, whose directory may be read but not changed. */
export function isNewerFormat(record: RunRecord): boolean {
  return record.format > runFormatVersion
}

/**
 * Read a run's `run.json`.
 *
 * @throws RunError `run-not-found` without the file, `run-unreadable` if it is no record
 */
export async function readRunRecord(directory: string): Promise<RunRecord> {
  const record = await readObject<RunRecord>(path.join(directory, runFiles.record), recordFields)
  if (record === null) throw runError('run-not-found', { run: path.basename(directory), place: directory })
  return record
}

/**
 * Read a run's `spec.json`.
 *
 * @throws RunError `run-unreadable`
 */
export async function readSpec(directory: string): Promise<Spec> {
  const file = path.join(directory, runFiles.spec)
  const spec = await readObject<Spec>(file, specFields)
  if (spec === null) throw runError('run-unreadable', { file, reason: 'it is missing' })
  return spec
}

/** A run's `results.json`, null before the end. @throws RunError `run-unreadable` */
export async function readResults(directory: string): Promise<Results | null> {
  const file = path.join(directory, runFiles.results)
  const results = await readObject<Results>(file, {})
  if (results === null || recordOf(shape(scoreFields))(results)) return results
  throw runError('run-unreadable', { file, reason: 'its scores are not as expected' })
}

/** Scores that the trainer wrote for one file. @throws RunError `run-unreadable` */
export async function readScores(file: string): Promise<SplitScores> {
  const scores = await readObject<SplitScores>(file, scoreFields)
  if (scores === null) throw runError('run-unreadable', { file, reason: 'it is missing' })
  return scores
}

async function readObject<Shape>(file: string, fields: Readonly<Record<string, Check>>): Promise<Shape | null> {
  const value = await readJsonRecord(file)
  const failed = value === null ? undefined : failedField(value, Object.entries(fields))
  if (failed !== undefined) throw runError('run-unreadable', { file, reason: `"${failed}" is not as expected` })
  return value as Shape | null
}
