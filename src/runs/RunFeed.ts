import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { systemClock } from '../shared/clock'
import type { ControlRequest } from '../shared/protocol/event'
import { controlRequests } from '../shared/protocol/event'
import type { ConfusionMessage, RunPanelMessage } from '../shared/protocol/runPanel'
import { isLive } from './deriveState'
import { shownInterval } from './followRun'
import { PointSender } from './PointSender'
import type { RunError } from './runError'
import { asRunError } from './runError'
import { runFiles } from './runFiles'
import { readConfusion } from './readConfusion'
import type { LifecycleEvent } from './RunHistory'
import { tablesOf } from './RunHistory'
import type { RunView } from './RunReader'
import { RunReader } from './RunReader'
import { shownRun } from './shownRun'

/** Milliseconds between two looks at a run that is not live: it may be resumed or deleted from elsewhere. */
const endedInterval = 2000
/** Time passes on the panel so often, in milliseconds, news or not. */
const tickInterval = 1000

/** What a feed tells. */
export interface FeedListener {
  readonly post: (message: RunPanelMessage) => void
  readonly onFailure: (error: unknown) => void
}

/**
 * Keeps one viewer up to date with one run: everything once it listens, then what is new. As long as it does not listen
 * nothing is read.
 */
export class RunFeed {
  private readonly end = new AbortController()
  /** Aborted, it ends the rest between two looks. */
  private nap = new AbortController()
  private readonly points: PointSender
  /** Kept while nobody listens: reading a long run again takes seconds. */
  private reader: RunReader | null = null
  private confusion: { readonly end: LifecycleEvent | null; readonly message: ConfusionMessage } | null = null
  private isHeard = false
  private said = ''
  private shown = { state: '', at: -Infinity }

  /** @param directory absolute, of the run */
  constructor(
    readonly directory: string,
    private readonly listener: FeedListener,
  ) {
    this.points = new PointSender(directory)
    void this.follow().catch(listener.onFailure)
  }

  /** Send everything: the viewer listens, and knows nothing. */
  begin(): void {
    this.isHeard = true
    this.points.restart()
    this.shown = { state: '', at: -Infinity }
    this.nap.abort()
  }

  /** The viewer is out of sight. */
  pause(): void {
    this.isHeard = false
  }

  /** Look now: something was just asked of the run. */
  hurry(): void {
    this.shown = { ...this.shown, at: -Infinity }
    this.nap.abort()
  }

  dispose(): void {
    this.end.abort()
    this.nap.abort()
  }

  private async follow(): Promise<void> {
    const { signal } = this.end
    while (!signal.aborted) {
      if (this.isHeard) await this.followUntilLost(signal)
      // It may come back: moved away and moved back, restored from the trash, or on a drive that is there again.
      await this.rest(endedInterval)
    }
  }

  /** Send what is new until the run cannot be read any more, and then why. */
  private async followUntilLost(signal: AbortSignal): Promise<void> {
    try {
      if (this.reader === null) this.points.restart()
      this.reader ??= await RunReader.open(this.directory)
      while (!signal.aborted && this.isHeard) {
        const view = await this.reader.look()
        await this.show(view)
        await this.rest(isLive(view.state) ? shownInterval : endedInterval)
      }
    } catch (error) {
      this.reader = null
      this.lose(asRunError(error, this.directory))
    }
  }

  private lose(error: RunError): void {
    const { directory } = this
    const { code, message, hint } = error
    if (code === 'run-not-found') {
      this.post({ type: 'gone', directory })
      return
    }
    // Said once: it is looked at again and again.
    if (message !== this.said) this.listener.onFailure(error)
    this.said = message
    this.post({ type: 'unreadable', directory, message, hint })
  }

  private async rest(milliseconds: number): Promise<void> {
    await systemClock.sleep(milliseconds, this.nap.signal)
    this.nap = new AbortController()
  }

  private async show(view: RunView): Promise<void> {
    const now = systemClock.monotonic()
    const isTick = isLive(view.state) && now - this.shown.at >= tickInterval
    const points = [...this.points.next(tablesOf(view.history))]
    const asked = isLive(view.state) ? await askedOf(this.directory) : []
    const state = `${view.state} ${asked.join(' ')}`
    if (points.length === 0 && view.news.length === 0 && state === this.shown.state && !isTick) return
    this.shown = { state, at: now }
    this.post({ type: 'run', run: shownRun(view, { now: systemClock.now() / 1000, asked }) })
    for (const message of points) this.post(message)
    if (!isLive(view.state)) await this.sendConfusion(view)
  }

  /** Once for each end of the run: its predictions are written by then, and never after. */
  private async sendConfusion({ directory, history: { lifecycle } }: RunView): Promise<void> {
    if (this.confusion?.end !== lifecycle) {
      const confusion = await readConfusion(directory, this.end.signal).catch(() => null)
      this.confusion = { end: lifecycle, message: { type: 'confusion', directory, confusion } }
    }
    this.post(this.confusion.message)
  }

  private post(message: RunPanelMessage): void {
    if (this.isHeard && !this.end.signal.aborted) this.listener.post(message)
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
