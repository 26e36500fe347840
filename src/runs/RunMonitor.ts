import path from 'node:path'
import { reasonOf } from '../shared/systemError'
import { isLive } from './deriveState'
import { LiveRuns } from './LiveRuns'
import { directoriesIn, uniqueFolders } from './runDirectories'
import { RunError, runError } from './runError'
import type { ReaderContext } from './RunReader'
import { SummaryCache } from './SummaryCache'
import type { ListedRun, WatchContext } from './WatchedRun'
import { WatchedRun } from './WatchedRun'

/** What the runs of some folders look like. */
export interface MonitoredRuns {
  /** Newest first. */
  readonly runs: readonly ListedRun[]
  /** Directories that look like runs and cannot be read, and folders that cannot be listed. */
  readonly unreadable: readonly RunError[]
}

/** What a monitor may be told. */
export interface MonitorOptions {
  /** The user's cache folder, asked for when it is needed; null for none. */
  readonly cache?: () => string | null
}

/** Milliseconds between two glances: while a run is live, and while none is. */
const liveInterval = 500
const idleInterval = 2000
/** Of the runs that have ended, so many are looked at again in each glance, by turns. */
const share = 32
/** Directories that are looked at side by side. */
const width = 32

/**
 * Watches all runs of some folders. A glance lists the folders, which works where watching them does not, and looks at
 * the runs that are live, those that a trainer of this user was started on, and some of the others in turn: it costs much
 * the same for ten runs as for a thousand, and holds no points of those that have ended.
 */
export class RunMonitor {
  private folders: readonly string[] = []
  private readonly watched = new Map<string, WatchedRun>()
  /** Why a folder cannot be listed, by folder: the same object as long as it is the same reason. */
  private readonly refusals = new Map<string, RunError>()
  private readonly context: WatchContext
  private readonly cache: () => string | null
  private current: MonitoredRuns = { runs: [], unreadable: [] }
  private last: Promise<unknown> = Promise.resolve()
  /** A look that has not begun: whoever wants one now shares it. */
  private waiting: Promise<MonitoredRuns> | null = null
  private wake = new AbortController()
  private turn = 0
  private hasTold = false

  /** @param onLook called after the first look, and each that found something else than the one before */
  constructor(
    context: ReaderContext,
    private readonly onLook: (seen: MonitoredRuns) => void,
    { cache = () => null }: MonitorOptions = {},
  ) {
    this.cache = cache
    this.context = { ...context, cache: new SummaryCache(cache) }
  }

  /** As of the last look. */
  get seen(): MonitoredRuns {
    return this.current
  }

  /** Absolute folders that hold runs; those that do not exist yet may come. */
  setFolders(folders: readonly string[]): void {
    this.folders = folders
    this.wake.abort()
  }

  /** Look at every run now. A look that goes on already may have missed what is new, so another follows it. */
  async look(): Promise<readonly ListedRun[]> {
    this.waiting ??= this.inTurn(() => {
      this.waiting = null
      return this.lookAt((directories) => Promise.resolve(directories))
    })
    return (await this.waiting).runs
  }

  /** See which runs came, went on or ended, at little cost. */
  async glance(): Promise<readonly ListedRun[]> {
    const next = this.waiting ?? this.inTurn(() => this.lookAt((directories) => this.dueOf(directories)))
    return (await next).runs
  }

  /** Glance until the signal aborts. */
  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const runs = await this.glance()
      this.wake = new AbortController()
      const interval = runs.some(({ state }) => isLive(state)) ? liveInterval : idleInterval
      await this.context.clock.sleep(interval, AbortSignal.any([signal, this.wake.signal]))
    }
  }

  /** One look at a time: two would read the same events twice. */
  private inTurn(work: () => Promise<MonitoredRuns>): Promise<MonitoredRuns> {
    const done = this.last.then(work, work)
    this.last = done
    return done
  }

  /** @param choose which of the directories to look at again; new ones always are */
  private async lookAt(choose: (directories: readonly string[]) => Promise<readonly string[]>): Promise<MonitoredRuns> {
    const folders = uniqueFolders(this.folders)
    const directories = (await Promise.all(folders.map((folder) => this.directoriesOf(folder)))).flat()
    const present = new Set(directories)
    for (const known of this.watched.keys()) if (!present.has(known)) this.watched.delete(known)
    for (const each of directories)
      if (!this.watched.has(each)) this.watched.set(each, new WatchedRun(each, this.context))
    const due = [...new Set(await choose(directories))].flatMap((directory) => this.watched.get(directory) ?? [])
    await inTurns(due, (run) => run.look())
    await this.context.cache.save(present)
    return this.tell(folders, directories)
  }

  /** Those that may look different now, and the next of the others. */
  private async dueOf(directories: readonly string[]): Promise<readonly string[]> {
    const cache = this.cache()
    const noted = cache === null ? [] : await new LiveRuns(cache).directories()
    const open = directories.filter((directory) => this.watched.get(directory)?.isOpen)
    const first = this.turn < directories.length ? this.turn : 0
    this.turn = first + share
    return [...open, ...noted, ...directories.slice(first, this.turn)]
  }

  private tell(folders: readonly string[], directories: readonly string[]): MonitoredRuns {
    const runs: ListedRun[] = []
    const unreadable = folders.flatMap((folder) => this.refusals.get(folder) ?? [])
    for (const directory of directories) {
      const seen = this.watched.get(directory)?.current ?? null
      if (seen instanceof RunError) unreadable.push(seen)
      else if (seen !== null) runs.push(seen)
    }
    const now: MonitoredRuns = { runs: runs.sort(newestFirst), unreadable }
    const isNews = !this.hasTold || !isSame(this.current, now)
    this.hasTold = true
    this.current = now
    if (isNews) this.onLook(now)
    return now
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

async function inTurns<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all(Array.from({ length: width }, worker))
}

function isSame(one: MonitoredRuns, other: MonitoredRuns): boolean {
  return (
    one.runs.length === other.runs.length &&
    one.unreadable.length === other.unreadable.length &&
    one.runs.every((run, index) => run === other.runs[index]) &&
    one.unreadable.every((error, index) => error === other.unreadable[index])
  )
}

function newestFirst(one: ListedRun, other: ListedRun): number {
  return other.created.localeCompare(one.created) || other.id.localeCompare(one.id)
}
