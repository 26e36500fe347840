import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { RunState } from '../shared/protocol/runState'
import { isMissing, reasonOf } from '../shared/systemError'
import { isLive } from './deriveState'
import { asRunError, RunError } from './runError'
import { runFiles } from './runFiles'
import type { RunNotes } from './runNotes'
import { noNotes, readNotes } from './runNotes'
import type { ReaderContext } from './RunReader'
import { RunReader } from './RunReader'
import type { RunSummary } from './runSummary'
import { summariseRun } from './runSummary'
import { skimRun } from './skimRun'
import type { SummaryCache } from './SummaryCache'

/** A run as the view lists it, with what a person said of it. */
export interface ListedRun extends RunSummary {
  readonly notes: RunNotes
}

/** What looking at runs needs: their machine, and what is known of ended ones from before. */
export interface WatchContext extends ReaderContext {
  readonly cache: SummaryCache
}

/** The mark of a file that is not there. */
const none = 'none'

/** One directory, and what it looked like when it was last looked at: the same object as long as it looks the same. */
export class WatchedRun {
  private reader: RunReader | null = null
  private summary: RunSummary | RunError | null = null
  private mark = ''
  private notes = noNotes
  private notesMark = none
  private seen: ListedRun | RunError | null = null

  constructor(
    private readonly directory: string,
    private readonly context: WatchContext,
  ) {}

  /** The run; an error if it cannot be read; null if it is none (yet, or any more). As of the last look. */
  get current(): ListedRun | RunError | null {
    return this.seen
  }

  /** Whether it is to be looked at each time: it goes on, or is no run so far. */
  get isOpen(): boolean {
    return this.summary === null || (!(this.summary instanceof RunError) && isLive(this.summary.state))
  }

  /** Look again. What has ended costs three `stat`s. */
  async look(): Promise<void> {
    const [events, record, notes] = await Promise.all(
      [runFiles.events, runFiles.record, runFiles.notes].map((name) => markOf(path.join(this.directory, name))),
    )
    const { summary } = this
    await this.lookAtRun(`${events} ${record}`)
    const hasNewNotes = notes !== undefined && notes !== this.notesMark
    if (hasNewNotes) {
      this.notesMark = notes
      this.notes = notes === none ? noNotes : await readNotes(this.directory)
    }
    if (this.summary === summary && !hasNewNotes) return
    this.seen =
      this.summary === null || this.summary instanceof RunError ? this.summary : { ...this.summary, notes: this.notes }
  }

  private async lookAtRun(mark: string): Promise<void> {
    const isLiveNow = this.isOpen && this.summary !== null
    if (!isLiveNow && mark === this.mark) return
    this.mark = mark
    try {
      this.summary = await this.read(mark)
    } catch (error) {
      this.reader = null
      const refused = asRunError(error, this.directory)
      this.summary = refused.code === 'run-not-found' ? null : refused
    }
  }

  private async read(mark: string): Promise<RunSummary> {
    const known = this.reader === null ? await this.readEnded(mark) : null
    if (known !== null) return known
    this.reader ??= await RunReader.open(this.directory, this.context)
    const view = await this.reader.look()
    const summary = summariseRun(view, this.context.clock.now() / 1000)
    if (!isLive(view.state)) this.reader = null
    if (hasSaidItsEnd(view.state)) await this.context.cache.put(this.directory, mark, summary)
    return summary
  }

  /** Null where it has not ended, or more has to be read to say so. */
  private async readEnded(mark: string): Promise<RunSummary | null> {
    const { cache } = this.context
    const known = await cache.get(this.directory, mark)
    if (known !== null) return known
    const skimmed = await skimRun(this.directory)
    if (skimmed !== null) await cache.put(this.directory, mark, skimmed)
    return skimmed
  }
}

/** That a run was interrupted is seen on its machine, and not in its files. */
function hasSaidItsEnd(state: RunState): boolean {
  return !isLive(state) && state !== 'interrupted'
}

/** Changes when a file is written to or replaced. */
async function markOf(file: string): Promise<string> {
  try {
    const { ino, size, mtimeMs } = await stat(file)
    return `${ino} ${size} ${mtimeMs}`
  } catch (error) {
    return isMissing(error) ? none : reasonOf(error)
  }
}
