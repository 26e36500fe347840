import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ViewOptions } from '../shared/protocol/dashboard'
import type { Report, ReportedRun, RunOrigin } from '../shared/protocol/report'
import { comparedSettings } from './compareRuns'
import { isLive } from './deriveState'
import { readFailureLogOf } from './failureLog'
import { openForeign } from './foreign/openForeign'
import { isOwnRun, openSource } from './openSource'
import { PointSender } from './PointSender'
import { readConfusion } from './readConfusion'
import { readResults } from './readRunFiles'
import { runFiles } from './runFiles'
import { tablesOf } from './RunHistory'
import type { RunView } from './RunReader'
import { RunReader } from './RunReader'
import { runError } from './runError'
import { readNotes } from './runNotes'
import type { Tables } from './RunSource'
import type { CsvRun } from './scalarsCsv'
import { shownRun } from './shownRun'

/** How a report is made. */
export interface ReportRequest {
  /** Absolute, of the runs. */
  readonly directories: readonly string[]
  readonly options: ViewOptions
  readonly now: Date
  /** Ends reading: it rejects with its reason. */
  readonly signal: AbortSignal
}

/**
 * Read all that a report says of runs, of ours and of other tools.
 *
 * @throws RunError, the file system's error, or the signal's reason
 */
export async function readReport({ directories, options, now, signal }: ReportRequest): Promise<Report> {
  const runs: ReportedRun[] = []
  // One after the other: each may be long, and there is one disk.
  for (const directory of directories) runs.push(await readRun(directory, now, signal))
  const settings = comparedSettings(runs.map(({ origin }) => origin?.spec ?? null))
  return { runs, settings, options, madeAt: now.toISOString() }
}

/**
 * Read all scalars of runs, of ours and of other tools.
 *
 * @throws RunError, the file system's error, or the signal's reason
 */
export async function readScalars({
  directories,
  signal,
}: Pick<ReportRequest, 'directories' | 'signal'>): Promise<readonly CsvRun[]> {
  const runs: CsvRun[] = []
  for (const directory of directories) {
    const { tables, describe } = await (await openSource(directory)).look({ signal })
    runs.push({ id: describe().id, tables })
  }
  return runs
}

async function readRun(directory: string, now: Date, signal: AbortSignal): Promise<ReportedRun> {
  return (await isOwnRun(directory)) ? readOwnRun(directory, now, signal) : readForeignRun(directory, signal)
}

async function readOwnRun(directory: string, now: Date, signal: AbortSignal): Promise<ReportedRun> {
  const view = await (await RunReader.open(directory)).look({ signal })
  const failureLog = await readFailureLogOf(directory, view.history.lifecycle)
  return {
    run: shownRun(view, { now: now.getTime() / 1000, asked: [], failureLog }),
    name: (await readNotes(directory)).name,
    points: pointsOf(directory, tablesOf(view.history)),
    confusion: isLive(view.state) ? null : await readConfusion(directory, signal).catch(() => null),
    origin: await readOrigin(view),
  }
}

async function readForeignRun(directory: string, signal: AbortSignal): Promise<ReportedRun> {
  const source = await openForeign(directory)
  if (source === null) throw runError('run-not-found', { run: path.basename(directory), place: directory })
  const { tables, describe } = await source.look({ signal })
  return { run: describe(), name: null, points: pointsOf(directory, tables), confusion: null, origin: null }
}

function pointsOf(directory: string, tables: Tables): ReportedRun['points'] {
  return [...new PointSender(directory).next(tables)]
}

async function readOrigin({ record, spec, directory, history }: RunView): Promise<RunOrigin> {
  const config = readFile(path.join(directory, runFiles.source), 'utf8').catch(() => null)
  const { created, git } = record
  const results = await readResults(directory)
  return { created, git, config: await config, spec, environment: history.environment, results }
}
