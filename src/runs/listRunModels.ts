import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { isMissing } from '../shared/systemError'
import { exportedFiles } from './exportedFiles'
import { checkpointFolder, checkpointStep, runFiles, versionFolder, versionStep } from './runFiles'

/** A model of a run: what came of it, or what it was at a step. */
export interface RunModel {
  /** Absolute path of the folder; it may have to be made first. */
  readonly folder: string
  /** Optimizer steps that it was trained for, 0 before training; null: `model/`, what came of the run. */
  readonly step: number | null
  /** Whether the folder is there with whole ONNX files, of the checkpoint as it is now. */
  readonly isExported: boolean
}

/**
 * The models of a run: `model/` if it has one, then the untrained model and those of its checkpoints and of the steps
 * that were exported, by step. Those that are not exported can be: `finetune export <run> --checkpoint <step>`.
 *
 * @throws the file system's error if the run cannot be looked into
 */
export async function listRunModels(directory: string): Promise<readonly RunModel[]> {
  const names = await readdir(directory)
  const versions = await namesIn(path.join(directory, runFiles.versions))
  const steps = new Set([0, ...names.map(checkpointStep), ...versions.map(versionStep)])
  const known = [...steps].filter((step) => step !== null).sort((one, other) => one - other)
  const models = known.map((step) => runModel(directory, step))
  return Promise.all(names.includes(runFiles.model) ? [runModel(directory, null), ...models] : models)
}

/** A model of a run, as it is on disk now; a step that has no checkpoint cannot be exported. */
export async function runModel(directory: string, step: number | null): Promise<RunModel> {
  const folder = step === null ? path.join(directory, runFiles.model) : versionFolder(directory, step)
  const source = step === null ? folder : checkpointFolder(directory, step)
  // A checkpoint that was deleted since, and the untrained model, which has none, do not change.
  const files = await exportedFiles(folder, existsSync(source) ? source : null)
  return { folder, step, isExported: files !== null }
}

/** The run that a folder is a model or a checkpoint of, and the step. */
export interface PlaceInRun {
  /** Absolute. */
  readonly directory: string
  /** Null: `model/`. */
  readonly step: number | null
}

/** What a folder is in a run; null if it is of none. It need not be there. */
export function placeInRun(folder: string): PlaceInRun | null {
  const [name, parent] = [path.basename(folder), path.dirname(folder)]
  if (isRun(parent)) {
    const step = checkpointStep(name)
    return name === runFiles.model || step !== null ? { directory: parent, step } : null
  }
  const [step, directory] = [versionStep(name), path.dirname(parent)]
  const isVersion = step !== null && path.basename(parent) === runFiles.versions && isRun(directory)
  return isVersion ? { directory, step } : null
}

function isRun(directory: string): boolean {
  return existsSync(path.join(directory, runFiles.record))
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
