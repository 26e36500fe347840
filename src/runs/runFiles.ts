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
  predictions: 'predictions',
  tensorboard: 'tensorboard',
} as const

/** Absolute path of a request to the trainer. */
export function controlFile(directory: string, request: ControlRequest): string {
  return path.join(directory, runFiles.control, request)
}
