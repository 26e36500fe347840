import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '../shared/clock'
import type { ControlRequest, FailedEvent } from '../shared/protocol/event'
import { controlRequests } from '../shared/protocol/event'
import type { LogExcerpt } from '../shared/protocol/runPanel'
import { isLive } from './deriveState'
import { readFailureLogOf } from './failureLog'
import { shownInterval } from './followRun'
import { readConfusion } from './readConfusion'
import { runFiles } from './runFiles'
import type { LifecycleEvent } from './RunHistory'
import { tablesOf } from './RunHistory'
import { RunReader } from './RunReader'
import type { RunSource, SourceLook, SourceOptions } from './RunSource'
import { partlyRead, shownRun } from './shownRun'

/** Milliseconds between two looks at a run that is not live: it may be resumed or deleted from elsewhere. */
export const endedInterval = 2000
/** Time passes on the panel so often, in milliseconds, news or not. */
const tickInterval = 1000

/** A run of ours, as a feed follows it. */
export class OwnRunSource implements RunSource {
  readonly watched: RunSource['watched']
  private failure: { readonly event: FailedEvent; readonly log: LogExcerpt | null } | null = null

  private constructor(private readonly reader: RunReader) {
    this.watched = { folder: reader.directory, name: runFiles.events }
  }

  /** @throws RunError `run-not-found`, `run-unreadable` */
  static async open(directory: string): Promise<OwnRunSource> {
    return new OwnRunSource(await RunReader.open(directory))
  }

  async look({ between, signal }: SourceOptions = {}): Promise<SourceLook> {
    const view = await this.reader.look({
      between: async (early, share) =>
        between?.({ tables: tablesOf(early.history), describe: () => partlyRead(early, share) }),
      ...(signal && { signal }),
    })
    const { directory, history, hasNews, state } = view
    const live = isLive(state)
    const asked = live ? await askedOf(directory) : []
    const failureLog = await this.failureLogOf(history.lifecycle)
    const read = (ended: AbortSignal) => readConfusion(directory, ended)
    return {
      tables: tablesOf(history),
      hasNews,
      state: `${state} ${asked.join(' ')}`,
      interval: live ? shownInterval : endedInterval,
      tick: live ? tickInterval : null,
      describe: () => shownRun(view, { now: systemClock.now() / 1000, asked, failureLog }),
      predictions: live ? null : { end: history.lifecycle, read },
    }
  }

  /** Read once for each failure: the trainer writes its log before it says that it failed. */
  private async failureLogOf(lifecycle: LifecycleEvent | null): Promise<LogExcerpt | null> {
    if (lifecycle?.type !== 'failed') return null
    if (this.failure?.event !== lifecycle) {
      this.failure = { event: lifecycle, log: await readFailureLogOf(this.reader.directory, lifecycle) }
    }
    return this.failure.log
  }
}

/** Requests that lie in a run: each is removed once it is answered. */
async function askedOf(directory: string): Promise<readonly ControlRequest[]> {
  try {
    const names: readonly string[] = await readdir(path.join(directory, runFiles.control))
    return controlRequests.filter((request) => names.includes(request))
  } catch {
    return []
  }
}
