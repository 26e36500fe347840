import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { transformSync } from 'esbuild'
import { onTestFinished } from 'vitest'
import type { Clock } from '../../../src/shared/clock'
import type {
  ExportedFile,
  FinishedEvent,
  RunEvent,
  StartedEvent,
  TrainEvent,
} from '../../../src/shared/protocol/event'
import type { Results, SplitScores } from '../../../src/shared/protocol/results'
import type { RunRecord } from '../../../src/shared/protocol/runRecord'
import type { Spec } from '../../../src/shared/protocol/spec'
import type { ProcessTable } from '../../../src/runs/processIdentity'
import { noNotes } from '../../../src/runs/runNotes'
import type { ListedRun } from '../../../src/runs/WatchedRun'
import type { TrainerProgram } from '../../../src/runs/trainerProcess'

/** A folder that is removed when the test has ended. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-runs-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return folder
}

export const sampleRecord: RunRecord = {
  format: 1,
  id: 'travel-20261123-153900',
  name: 'travel',
  task: 'token-classification',
  engine: 'transformers',
  created: '2026-11-23T15:39:00.000Z',
  config: { path: '/project/finetune.yaml', sha256: '00' },
  git: null,
  command: ['finetune', 'start', 'finetune.yaml'],
}

export const sampleSpec: Spec = {
  format: 1,
  task: 'token-classification',
  engine: 'transformers',
  model: { nameOrPath: 'almanach/camembert-base', path: null, revision: null, source: 'hub' },
  data: { train: { path: 'data/train.jsonl', examples: 160, sha256: 'aaaaaaaaaaaa' } },
  labels: ['O', 'B-DEPART', 'I-DEPART'],
  wordRule: 'fr-1',
  reading: { textColumn: null, labelColumn: null, labels: null, labelMap: {} },
  // Only what a test compares: the trainer alone reads them all.
  arguments: { learning_rate: 5e-5, freeze: { embeddings: false, layers: 0 } } as Spec['arguments'],
  derived: { stepsPerEpoch: 10, totalSteps: 100, warmupSteps: 10, effectiveBatchSize: 16 },
}

export const sampleScores: SplitScores = {
  loss: 0.1,
  precision: 0.9,
  recall: 0.8,
  f1: 0.847,
  f1_macro: 0.85,
  accuracy: 0.99,
  strict_f1: 0.84,
  seqeval_f1_macro: 0.85,
  per_label: { DEPART: { precision: 0.9, recall: 0.8, f1: 0.847, number: 41 } },
}

/** What a run directory is made of; missing parts are the samples. */
export interface RunParts {
  readonly record?: Partial<RunRecord>
  readonly spec?: Partial<Spec>
  readonly events?: readonly RunEvent[]
  readonly results?: Results
}

/** Write a run directory below `folder`, as a trainer that is gone left it, and return its path. */
export function writeRun(folder: string, { record, spec, events = [], results }: RunParts = {}): string {
  const full = { ...sampleRecord, ...record }
  const directory = path.join(folder, full.id)
  mkdirSync(directory, { recursive: true })
  writeFileSync(path.join(directory, 'run.json'), JSON.stringify(full))
  writeFileSync(path.join(directory, 'spec.json'), JSON.stringify({ ...sampleSpec, ...spec }))
  writeFileSync(path.join(directory, 'events.jsonl'), events.map((event) => `${JSON.stringify(event)}\n`).join(''))
  if (results !== undefined) writeFileSync(path.join(directory, 'results.json'), JSON.stringify(results))
  return directory
}

/** The file that `writeModel` writes, as the trainer tells of it. */
export const sampleOnnx: ExportedFile = {
  path: 'onnx/model.onnx',
  bytes: 3,
  precision: 'fp32',
  max_difference: 1e-6,
  word_agreement: 1,
  words: 9,
}

/** Write a model folder with an ONNX file that the trainer made, and return its path. */
export function writeModel(folder: string): string {
  mkdirSync(path.join(folder, 'onnx'), { recursive: true })
  writeFileSync(path.join(folder, 'config.json'), '{}')
  writeFileSync(path.join(folder, 'model.safetensors'), '')
  writeFileSync(path.join(folder, sampleOnnx.path), 'abc')
  writeFileSync(path.join(folder, 'onnx', 'parity.json'), JSON.stringify([sampleOnnx]))
  return folder
}

/** A completed run as a list has it. */
export function listedRun(id: string, values: Partial<ListedRun> = {}): ListedRun {
  return {
    id,
    directory: `/project/runs/${id}`,
    task: 'token-classification',
    model: 'almanach/camembert-base',
    configPath: '/project/finetune.yaml',
    created: sampleRecord.created,
    state: 'completed',
    host: 'here',
    isReadOnly: false,
    step: 100,
    totalSteps: 100,
    loss: null,
    best: null,
    secondsElapsed: 60,
    secondsLeft: null,
    failure: null,
    notes: noNotes,
    ...values,
  }
}

export function started(values: Partial<StartedEvent> = {}): StartedEvent {
  return {
    type: 'started',
    time: 1000,
    host: 'here',
    boot_id: 'boot',
    pid: 7,
    process_start_time: 70,
    resumed_from_step: null,
    ...values,
  }
}

export function trained(step: number, values: Partial<TrainEvent> = {}): TrainEvent {
  return {
    type: 'train',
    time: 1000 + step,
    step,
    epoch: step / 10,
    loss: 1 / step,
    learning_rate: 1e-4,
    grad_norm: 1,
    tokens: step * 100,
    tokens_per_second: 100,
    memory: 1e9,
    ...values,
  }
}

export const completed: FinishedEvent = { type: 'finished', time: 2000, reason: 'completed', step: 100 }

/** A clock that stands still until it is told otherwise; sleeping moves it on. */
export class HandClock implements Clock {
  private readonly start = Date.now()
  private elapsed = 0
  /** What the wall clock has jumped by. */
  jump = 0

  now = () => this.start + this.elapsed + this.jump
  monotonic = () => this.elapsed
  sleep = (milliseconds: number) => {
    this.advance(milliseconds)
    return Promise.resolve()
  }
  advance(milliseconds: number): void {
    this.elapsed += milliseconds
  }
}

/** The processes of a machine called `here`, by pid with their start times. */
export function processTable(startTimes: Readonly<Record<number, number>>, bootId = 'boot'): ProcessTable {
  return {
    host: 'here',
    bootId: () => Promise.resolve(bootId),
    startTime: (pid) => Promise.resolve(startTimes[pid] ?? null),
  }
}

/** How the fake trainer behaves, see `fakeTrainer.ts`. */
export interface FakeBehaviour {
  readonly steps?: number
  readonly pause?: number
  readonly ending?: 'complete' | 'fail' | 'vanish' | 'mute'
  readonly endAt?: number
}

/** A trainer that needs no Python: Node runs its script, whatever the script's name ends with. */
export function fakeTrainer(behaviour: FakeBehaviour = {}, variables: NodeJS.ProcessEnv = {}): TrainerProgram {
  const trainerFolder = temporaryFolder()
  const source = readFileSync(path.join(import.meta.dirname, 'fakeTrainer.ts'), 'utf8')
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs' })
  writeFileSync(path.join(trainerFolder, 'run_trainer.py'), code)
  return {
    interpreter: process.execPath,
    trainerFolder,
    variables: { ...process.env, ...variables, FAKE_TRAINER: JSON.stringify(behaviour) },
  }
}
