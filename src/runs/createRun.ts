import { createHash } from 'node:crypto'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ResolvedConfig } from '../config/resolvedConfig'
import { prepareData } from '../data/prepareData'
import type { DataProblem } from '../data/problems'
import type { PreparedData, ReadOptions } from '../data/request'
import type { Split } from '../shared/protocol/example'
import { splits } from '../shared/protocol/example'
import type { RunRecord } from '../shared/protocol/runRecord'
import { runFormatVersion } from '../shared/protocol/runRecord'
import type { DataReference, Spec } from '../shared/protocol/spec'
import { deriveFigures } from '../shared/schedule/figures'
import type { RunDirectory } from './claimRunDirectory'
import { claimRunDirectory } from './claimRunDirectory'
import { dataRequest, nameFrom, readingOf } from './dataRequest'
import { gitState } from './gitState'
import { RunError, sentencesOf } from './runError'
import { runFiles } from './runFiles'
import { writeFileAtomic } from './writeFileAtomic'

/** What a new run is made of. */
export interface RunRequest {
  readonly config: ResolvedConfig
  /** The config as the user wrote it. */
  readonly source: string
  /** The command that asked for it, for the record. */
  readonly command: readonly string[]
  /** Whether git may be started in the config's folder. */
  readonly mayAskGit: boolean
  /** Unix milliseconds. */
  readonly created: number
}

/** A run that is ready to start. */
export interface CreatedRun extends RunDirectory {
  readonly spec: Spec
  /** Warnings and remarks about the data. */
  readonly problems: readonly DataProblem[]
}

/** The data cannot be trained on; the run's directory is gone again. */
export class DataUnusable extends RunError {
  constructor(readonly problems: readonly DataProblem[]) {
    const count = problems.filter(({ severity }) => severity === 'error').length
    super('data-unusable', sentencesOf('data-unusable', { count }))
  }
}

/**
 * Make a run's directory with its data, spec and record, the record last: without one it is no run yet. If anything
 * fails, nothing of it is left.
 *
 * @throws DataUnusable, RunError `output-unwritable`, the file system's error, or the signal's reason
 */
export async function createRun(request: RunRequest, options: ReadOptions = {}): Promise<CreatedRun> {
  const { config, source } = request
  const claimed = await claimRunDirectory(config.outputDir, config.runName, request.created)
  const { directory } = claimed
  try {
    const [data, git] = await Promise.all([
      prepareData(dataRequest(config), path.join(directory, runFiles.data), options),
      request.mayAskGit ? gitState(path.dirname(config.configPath)) : null,
    ])
    if (data.problems.some(({ severity }) => severity === 'error')) throw new DataUnusable(data.problems)
    const spec = buildSpec(config, data, directory)
    await mkdir(path.join(directory, runFiles.control))
    await writeFile(path.join(directory, runFiles.source), source)
    await writeFileAtomic(path.join(directory, runFiles.spec), toJson(spec))
    await writeFileAtomic(path.join(directory, runFiles.record), toJson(recordOf(request, claimed.id, git)))
    return { ...claimed, spec, problems: data.problems }
  } catch (error) {
    await rm(directory, { recursive: true, force: true })
    throw error
  }
}

function buildSpec(config: ResolvedConfig, data: PreparedData, directory: string): Spec {
  return {
    format: runFormatVersion,
    task: config.task,
    engine: config.engine,
    model: config.model.reference,
    data: withinRun(data.data, directory),
    labels: data.labels,
    wordRule: data.wordRule,
    reading: readingOf(config),
    arguments: config.arguments,
    derived: deriveFigures(config.arguments, data.data.train?.examples ?? 0),
  }
}

/** Paths below the run become relative to it, so that the directory can be moved. */
function withinRun(data: PreparedData['data'], directory: string): Spec['data'] {
  const moved: Partial<Record<Split, DataReference>> = {}
  for (const split of splits) {
    const reference = data[split]
    if (reference !== undefined) moved[split] = { ...reference, path: nameFrom(directory, reference.path) }
  }
  return moved
}

function recordOf({ config, source, created, command }: RunRequest, id: string, git: RunRecord['git']): RunRecord {
  return {
    format: runFormatVersion,
    id,
    name: config.runName,
    task: config.task,
    engine: config.engine,
    created: new Date(created).toISOString(),
    config: { path: config.configPath, sha256: createHash('sha256').update(source).digest('hex') },
    git,
    command,
  }
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
