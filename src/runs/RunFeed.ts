import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
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
import type { LifecycleEvent, RunHistory } from './RunHistory'
import { tablesOf } from './RunHistory'
import type { RunView } from './RunReader'
import { RunReader } from './RunReader'
import { shownRun } from './shownRun'
import { watchDirectory } from './watchDirectory'

/** Milliseconds between two looks at a run that is not live: it may be resumed or deleted from elsewhere. */
const endedInterval = 2000
/** Time passes on the panel so often, in milliseconds, news or not. */
const tickInterval = 1000

/** Milliseconds between two looks at least, however much is written. */
const leastInterval = 20
/** Milliseconds between two pieces of a long run's points while it is read. */
const earlyInterval = 250
/** Milliseconds that a viewer is waited for which does not take a message: it may be out of sight. */
const patience = 1000

/** What a feed tells. */
export interface FeedListener {
  /** A promise that it returns resolves once the viewer has the message: the next one waits for that. */
  readonly post: (message: RunPanelMessage) => unknown
  readonly onFailure: (error: unknown) => void
}

/**
 * Keeps one viewer up to date with one run: everything once it listens, then what is new. As long as it does not listen
 * nothing is read.
 */
export class RunFeed {
  private readonly end = new AbortController()
  /** Aborted when something was written: the next look comes soon. */
  private nap = new AbortController()
  /** Aborted when a viewer wants to know: the next look comes at once. */
  private wake = new AbortController()
  /** Aborted when nobody listens any more. */
  private attention = new AbortController()
  private readonly points: PointSender
  /** Kept while nobody listens: reading a long run again takes seconds. */
  private reader: RunReader | null = null
  private confusion: { end: LifecycleEvent | null; message: ConfusionMessage; isSent: boolean } | null = null
  private isHeard = false
  private said = ''
  /** The run as it was posted last. */
  private shown = { state: '', at: -Infinity }
  /** There were news since. */
  private isOwed = false
  private earlyAt = 0

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
    if (this.attention.signal.aborted) this.attention = new AbortController()
    this.points.restart()
    if (this.confusion !== null) this.confusion.isSent = false
    this.shown = { state: '', at: -Infinity }
    this.wake.abort()
  }

  /** The viewer is out of sight. */
  pause(): void {
    this.isHeard = false
    this.attention.abort()
  }

  /** Look now: something was just asked of the run. */
  hurry(): void {
    this.shown = { ...this.shown, at: -Infinity }
    this.wake.abort()
  }

  dispose(): void {
    this.end.abort()
    this.attention.abort()
    this.wake.abort()
  }

  private async follow(): Promise<void> {
    const { signal } = this.end
    while (!signal.aborted) {
      if (this.isHeard) await this.followUntilLost(this.attention.signal)
      // It may come back: moved away and moved back, restored from the trash, or on a drive that is there again.
      await this.rest(endedInterval)
    }
  }

  /** Send what is new until nobody listens, or the run cannot be read any more, and then why. */
  private async followUntilLost(attention: AbortSignal): Promise<void> {
    const stopWatching = watchDirectory(this.directory, (name) => {
      if (name === null || name === runFiles.events) this.nap.abort()
    })
    try {
      if (this.reader === null) this.points.restart()
      this.reader ??= await RunReader.open(this.directory)
      while (!attention.aborted) await this.lookAndShow(this.reader, attention)
    } catch (error) {
      // Nobody listens: reading goes on from here when somebody does.
      if (attention.aborted) return
      this.reader = null
      this.lose(asRunError(error, this.directory))
    } finally {
      stopWatching()
    }
  }

  private async lookAndShow(reader: RunReader, signal: AbortSignal): Promise<void> {
    const view = await reader.look({ between: (history) => this.sendEarly(history), signal })
    await this.show(view)
    await this.rest(isLive(view.state) || this.isOwed ? shownInterval : endedInterval)
  }

  private lose(error: RunError): void {
    const { directory } = this
    const { code, message, hint } = error
    // Once it can be read again, that is told at once.
    this.shown = { state: '', at: -Infinity }
    if (code === 'run-not-found') {
      this.post({ type: 'gone', directory })
      return
    }
    // Said once: it is looked at again and again.
    if (message !== this.said) this.listener.onFailure(error)
    this.said = message
    this.post({ type: 'unreadable', directory, message, hint })
  }

  /** Until so many milliseconds have passed, or there is something to be seen. */
  private async rest(milliseconds: number): Promise<void> {
    const { signal } = this.wake
    await systemClock.sleep(leastInterval, signal)
    await systemClock.sleep(milliseconds - leastInterval, AbortSignal.any([signal, this.nap.signal]))
    this.nap = new AbortController()
    if (signal.aborted) this.wake = new AbortController()
  }

  private async show(view: RunView): Promise<void> {
    const now = systemClock.monotonic()
    const asked = isLive(view.state) ? await askedOf(this.directory) : []
    const state = `${view.state} ${asked.join(' ')}`
    const isOther = state !== this.shown.state
    const isTick = isLive(view.state) && now - this.shown.at >= tickInterval
    this.isOwed ||= view.hasNews || isOther || isTick
    // Points come as they are written, the run itself at most ten times a second.
    if (this.isOwed && (isOther || now - this.shown.at >= shownInterval)) {
      this.isOwed = false
      this.shown = { state, at: now }
      await this.deliver({ type: 'run', run: shownRun(view, { now: systemClock.now() / 1000, asked }) })
    }
    await this.sendPoints(view.history)
    if (!isLive(view.state)) await this.sendConfusion(view)
  }

  /** Once for each end of the run, and each viewer: its predictions are written by then, and never after. */
  private async sendConfusion({ directory, history: { lifecycle } }: RunView): Promise<void> {
    if (this.confusion?.end !== lifecycle) {
      const confusion = await readConfusion(directory, this.attention.signal).catch(() => null)
      if (this.attention.signal.aborted) return
      this.confusion = { end: lifecycle, message: { type: 'confusion', directory, confusion }, isSent: false }
    }
    if (this.confusion.isSent) return
    await this.deliver(this.confusion.message)
    this.confusion.isSent = true
  }

  /** The points of a long run, while it is read. */
  private async sendEarly(history: RunHistory): Promise<void> {
    const now = systemClock.monotonic()
    if (now - this.earlyAt < earlyInterval) return
    await this.sendPoints(history)
    this.earlyAt = systemClock.monotonic()
  }

  private async sendPoints(history: RunHistory): Promise<void> {
    for (const message of this.points.next(tablesOf(history))) await this.deliver(message)
  }

  /** Post a message, and let others work before the next one. */
  private async deliver(message: RunPanelMessage): Promise<void> {
    const taken = Promise.all([this.post(message), setImmediate()])
    const waiting = new AbortController()
    const late = systemClock.sleep(patience, AbortSignal.any([waiting.signal, this.attention.signal]))
    await Promise.race([taken, late]).catch(() => undefined)
    waiting.abort()
  }

  private post(message: RunPanelMessage): unknown {
    return this.isHeard && !this.end.signal.aborted ? this.listener.post(message) : undefined
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
