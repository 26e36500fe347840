import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '../shared/clock'
import type { ControlRequest } from '../shared/protocol/event'
import { controlRequests } from '../shared/protocol/event'
import type { ShownRun } from '../shared/protocol/runPanel'
import { isLive } from './deriveState'
import { shownInterval } from './followRun'
import { runFiles } from './runFiles'
import { tablesOf } from './RunHistory'
import type { RunView } from './RunReader'
import { RunReader } from './RunReader'
import type { RunSource, SourceLook } from './RunSource'
import { shownRun } from './shownRun'

/** Milliseconds between two looks at a run that is not live: it may be resumed or deleted from elsewhere. */
export const endedInterval = 2000
/** Time passes on the panel so often, in milliseconds, news or not. */
export const tickInterval = 1000

/** A run of ours, as a feed follows it. */
export class OwnRunSource implements RunSource {
  private constructor(private readonly reader: RunReader) {}

  /** @throws RunError `run-not-found`, `run-unreadable` */
  static async open(directory: string): Promise<OwnRunSource> {
    return new OwnRunSource(await RunReader.open(directory))
  }

  async look(): Promise<SourceLook> {
    const view = await this.reader.look()
    const live = isLive(view.state)
    return {
      tables: tablesOf(view.history),
      hasNews: view.news.length > 0,
      state: view.state,
      interval: live ? shownInterval : endedInterval,
      tick: live ? tickInterval : null,
      describe: () => describe(view),
    }
  }
}

async function describe(view: RunView): Promise<ShownRun> {
  const asked = isLive(view.state) ? await askedOf(view.directory) : []
  return shownRun(view, { now: systemClock.now() / 1000, asked })
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
