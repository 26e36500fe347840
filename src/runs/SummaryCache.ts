import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Fields } from '../shared/check'
import { isBoolean, isNumber, isRecord, isString, oneOf, orNull, recordOf, shape } from '../shared/check'
import type { BestEvent, FailedEvent } from '../shared/protocol/event'
import { runStates } from '../shared/protocol/runState'
import { taskNames } from '../shared/protocol/spec'
import type { RunSummary } from './runSummary'
import { writeFileAtomic } from './writeFileAtomic'

/** Raise it when the same events come to another summary. */
const version = 1

/** The summary of a run that has ended, and what its files looked like when it was made. */
interface Entry {
  readonly mark: string
  readonly summary: RunSummary
}

type Entries = Map<string, Entry>

const bestFields: Fields<BestEvent> = {
  type: isString,
  time: isNumber,
  step: isNumber,
  metric: isString,
  value: isNumber,
  checkpoint: orNull(isString),
}
const failedFields: Fields<FailedEvent> = {
  type: isString,
  time: isNumber,
  code: isString,
  message: isString,
  hint: isString,
}
const summaryFields: Fields<RunSummary> = {
  id: isString,
  directory: isString,
  task: oneOf(taskNames),
  model: isString,
  configPath: isString,
  created: isString,
  state: oneOf(runStates),
  host: orNull(isString),
  isReadOnly: isBoolean,
  step: isNumber,
  totalSteps: isNumber,
  loss: orNull(isNumber),
  best: orNull(shape(bestFields)),
  secondsElapsed: orNull(isNumber),
  secondsLeft: orNull(isNumber),
  failure: orNull(shape(failedFields)),
}
const isEntry = shape({ mark: isString, summary: shape(summaryFields) })
const isFile = shape({ version: (value) => value === version, runs: recordOf(isEntry) })

/**
 * Summaries of ended runs in the user's cache, a file for each output folder, so that the next window need not read the
 * runs again. A run whose files look different from then has none. A cache that cannot be read or written is none.
 */
export class SummaryCache {
  private readonly folders = new Map<string, Promise<Entries>>()
  private readonly changed = new Set<string>()

  /** @param cache the user's cache folder, asked for when it is needed; null for none */
  constructor(private readonly cache: () => string | null) {}

  /** @param mark changes whenever the run's files do */
  async get(directory: string, mark: string): Promise<RunSummary | null> {
    const entry = (await this.entriesOf(path.dirname(directory))).get(path.basename(directory))
    return entry?.mark === mark && entry.summary.directory === directory ? entry.summary : null
  }

  async put(directory: string, mark: string, summary: RunSummary): Promise<void> {
    const folder = path.dirname(directory)
    ;(await this.entriesOf(folder)).set(path.basename(directory), { mark, summary })
    this.changed.add(folder)
  }

  /** Write what was put since, without the runs that are there no more. */
  async save(directories: ReadonlySet<string>): Promise<void> {
    const folders = [...this.changed]
    this.changed.clear()
    for (const folder of folders) {
      const entries = await this.entriesOf(folder)
      for (const name of entries.keys()) if (!directories.has(path.join(folder, name))) entries.delete(name)
      await this.write(folder, entries)
    }
  }

  private entriesOf(folder: string): Promise<Entries> {
    const known = this.folders.get(folder) ?? readEntries(this.file(folder))
    this.folders.set(folder, known)
    return known
  }

  private async write(folder: string, entries: Entries): Promise<void> {
    const file = this.file(folder)
    if (file === null) return
    try {
      await mkdir(path.dirname(file), { recursive: true })
      await writeFileAtomic(file, JSON.stringify({ version, runs: Object.fromEntries(entries) }))
    } catch {
      // The next window reads the runs themselves.
    }
  }

  private file(folder: string): string | null {
    const cache = this.cache()
    if (cache === null) return null
    const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
    return path.join(cache, 'run-summaries', `${name}.json`)
  }
}

async function readEntries(file: string | null): Promise<Entries> {
  if (file === null) return new Map()
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'))
    if (!isRecord(value) || !isFile(value)) return new Map()
    return new Map(Object.entries(value['runs'] as Readonly<Record<string, Entry>>))
  } catch {
    return new Map()
  }
}
