import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isMissing, reasonOf } from '../shared/systemError'
import { isLive } from './deriveState'
import { directoriesIn, uniqueFolders } from './runDirectories'
import { asRunError, RunError, runError } from './runError'
import { runFiles } from './runFiles'
import type { ReaderContext } from './RunReader'
import { RunReader } from './RunReader'
import type { RunSummary } from './runSummary'
import { summariseRun } from './runSummary'

/** What the runs of some folders look like. */
export interface MonitoredRuns {
  /** Newest first. */
  readonly runs: readonly RunSummary[]
  /** Directories that look like runs and cannot be read, and folders that cannot be listed. */
  readonly unreadable: readonly RunError[]
}

/** Milliseconds between two looks: while a run is live, and while none is. */
const liveInterval = 500
const idleInterval = 2000

/**
 * Looks at all runs of some folders again and again. A run that has ended costs one `stat` a look and holds no points;
 * new runs are found by listing the folders, which works where watching them does not.
 */
export class RunMonitor {
  private folders: readonly string[] = []
  private readonly watched = new Map<string, WatchedRun>()
  /** Why a folder cannot be listed, by folder: the same object as long as it is the same reason. */
  private readonly refusals = new Map<string, RunError>()
  private current: MonitoredRuns = { runs: [], unreadable: [] }
  private looking: Promise<MonitoredRuns> | null = null
  private wake = new AbortController()

  /** @param onLook called after each look that found something else than the one before */
  constructor(
    private readonly context: ReaderContext,
    private readonly onLook: (runs: MonitoredRuns) => void,
  ) {}

  /** As of the last look. */
  get runs(): readonly RunSummary[] {
    return this.current.runs
  }

  /** Absolute folders that hold runs; those that do not exist yet may come. */
  setFolders(folders: readonly string[]): void {
    this.folders = folders
    this.wake.abort()
  }

  /** Look now. A look that goes on already may have missed what is new, so another follows it. */
  async look(): Promise<readonly RunSummary[]> {
    await this.looking
    const { runs } = await (this.looking ??= this.lookOnce().finally(() => (this.looking = null)))
    return runs
  }

  /** Look until the signal aborts. */
  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const runs = await this.look()
      this.wake = new AbortController()
      const interval = runs.some(({ state }) => isLive(state)) ? liveInterval : idleInterval
      await this.context.clock.sleep(interval, AbortSignal.any([signal, this.wake.signal]))
    }
  }

  private async lookOnce(): Promise<MonitoredRuns> {
    const folders = uniqueFolders(this.folders)
    const directories = (await Promise.all(folders.map((folder) => this.directoriesOf(folder)))).flat()
    for (const known of this.watched.keys()) if (!directories.includes(known)) this.watched.delete(known)
    const runs: RunSummary[] = []
    const unreadable = folders.flatMap((folder) => this.refusals.get(folder) ?? [])
    for (const directory of directories) {
      const watched = this.watched.get(directory) ?? new WatchedRun(directory, this.context)
      this.watched.set(directory, watched)
      const seen = await watched.look()
      if (seen instanceof RunError) unreadable.push(seen)
      else if (seen !== null) runs.push(seen)
    }
    runs.sort(newestFirst)
    const before = this.current
    this.current = { runs, unreadable }
    if (!isSame(before, this.current)) this.onLook(this.current)
    return this.current
  }

  /** Those in a folder; in one that may not be listed for now, those that are known of it. */
  private async directoriesOf(folder: string): Promise<readonly string[]> {
    try {
      const directories = await directoriesIn(folder)
      this.refusals.delete(folder)
      return directories
    } catch (error) {
      const refusal = runError('folder-unreadable', { folder, reason: reasonOf(error) }, error)
      if (this.refusals.get(folder)?.message !== refusal.message) this.refusals.set(folder, refusal)
      return [...this.watched.keys()].filter((directory) => path.dirname(directory) === folder)
    }
  }
}

/** One directory, and what it looked like. */
class WatchedRun {
  private reader: RunReader | null = null
  private seen: RunSummary | RunError | null = null
  private mark: string | null = null

  constructor(
    private readonly directory: string,
    private readonly context: ReaderContext,
  ) {}

  /** The run; an error if it cannot be read; null if it is none (yet, or any more). */
  async look(): Promise<RunSummary | RunError | null> {
    const mark = await markOf(this.directory)
    const isOver = this.seen !== null && (this.seen instanceof RunError || !isLive(this.seen.state))
    if (isOver && mark === this.mark) return this.seen
    this.mark = mark
    this.seen = await this.read()
    return this.seen
  }

  private async read(): Promise<RunSummary | RunError | null> {
    try {
      this.reader ??= await RunReader.open(this.directory, this.context)
      const view = await this.reader.look()
      if (!isLive(view.state)) this.reader = null
      return summariseRun(view, this.context.clock.now() / 1000)
    } catch (error) {
      this.reader = null
      const refused = asRunError(error, this.directory)
      return refused.code === 'run-not-found' ? null : refused
    }
  }
}

/** Changes when a trainer writes to the run, or its record is replaced. */
async function markOf(directory: string): Promise<string> {
  const marks = await Promise.all([runFiles.events, runFiles.record].map((name) => lookAt(path.join(directory, name))))
  return marks.join(' ')
}

async function lookAt(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(file)
    return `${ino} ${size} ${mtimeMs}`
  } catch (error) {
    return isMissing(error) ? 'none' : reasonOf(error)
  }
}

function isSame(one: MonitoredRuns, other: MonitoredRuns): boolean {
  return (
    one.runs.length === other.runs.length &&
    one.unreadable.length === other.unreadable.length &&
    one.runs.every((run, index) => run === other.runs[index]) &&
    one.unreadable.every((error, index) => error === other.unreadable[index])
  )
}

function newestFirst(one: RunSummary, other: RunSummary): number {
  return other.created.localeCompare(one.created) || other.id.localeCompare(one.id)
}
