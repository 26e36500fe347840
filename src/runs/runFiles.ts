import path from 'node:path'
import type { ControlRequest } from '../shared/protocol/event'

/** Names within a run directory, the contract between the trainer and whoever watches it. */
export const runFiles = {
  record: 'run.json',
  source: 'source.yaml',
  data: 'data',
  spec: 'spec.json',
  lock: 'lock',
  events: 'events.jsonl',
  heartbeat: 'heartbeat',
  control: 'control',
  log: 'log.txt',
  results: 'results.json',
  trainingInfo: 'training_info.txt',
  /** What a person says of the run; written by viewers. */
  notes: 'notes.json',
  /** Examples that a person found to be labelled wrongly; written by viewers. */
  marks: 'marks.json',
  model: 'model',
  /** The model as it was at other steps, where somebody asked for it: see `versionFolder`. */
  versions: 'models',
  predictions: 'predictions',
  tensorboard: 'tensorboard',
} as const

/** Absolute path of what a run is resumed from at a step. The trainer deletes the oldest, by `save_total_limit`. */
export function checkpointFolder(directory: string, step: number): string {
  return path.join(directory, `${checkpointPrefix}${step}`)
}

/** The step of a checkpoint's folder, null for any other name. */
export function checkpointStep(name: string): number | null {
  return stepAfter(checkpointPrefix, name)
}

/**
 * Absolute path of the model as it was after so many steps, like `model/` with its ONNX files; step 0 is the model before
 * training. It is made on request and never by the trainer while it trains. Not in the checkpoint, which stays what
 * resuming needs: what somebody asked for is there until it or the run is deleted. The same in `run_folder.py`.
 */
export function versionFolder(directory: string, step: number): string {
  return path.join(directory, runFiles.versions, `${versionPrefix}${step}`)
}

/** The step of a folder in `models/`, null for any other name. */
export function versionStep(name: string): number | null {
  return stepAfter(versionPrefix, name)
}

const checkpointPrefix = 'checkpoint-'
const versionPrefix = 'step-'

function stepAfter(prefix: string, name: string): number | null {
  const digits = name.startsWith(prefix) ? name.slice(prefix.length) : ''
  return /^\d+$/.test(digits) ? Number(digits) : null
}

/** Absolute path of a request to the trainer. */
export function controlFile(directory: string, request: ControlRequest): string {
  return path.join(directory, runFiles.control, request)
}
