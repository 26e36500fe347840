import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { systemClock } from '../shared/clock'
import type { ControlRequest } from '../shared/protocol/event'
import { controlRequests } from '../shared/protocol/event'
import type { RunPanelMessage } from '../shared/protocol/runPanel'
import { isLive } from './deriveState'
import { shownInterval } from './followRun'
import { PointSender } from './PointSender'
import type { RunError } from './runError'
import { asRunError } from './runError'
import { runFiles } from './runFiles'
import type { RunHistory } from './RunHistory'
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
  /** Aborted, it ends the rest between two looks. */
  private nap = new AbortController()
  /** Aborted when something was written: it ends the rest too, but never two in a row at once. */
  private hint = new AbortController()
  /** Aborted when nobody listens any more, or somebody who knows nothing. */
  private attention = new AbortController()
  private readonly points: PointSender
  /** Kept while nobody listens: reading a long run again takes seconds. */
  private reader: RunReader | null = null
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
    this.attention.abort()
    this.attention = new AbortController()
    this.points.restart()
    this.shown = { state: '', at: -Infinity }
    this.nap.abort()
  }

  /** The viewer is out of sight. */
  pause(): void {
    this.isHeard = false
    this.attention.abort()
  }

  /** Look now: something was just asked of the run. */
  hurry(): void {
    this.shown = { ...this.shown, at: -Infinity }
    this.nap.abort()
  }

  dispose(): void {
    this.end.abort()
    this.attention.abort()
    this.nap.abort()
  }

  private async follow(): Promise<void> {
    const { signal } = this.end
    while (!signal.aborted) {
      const attention = this.attention.signal
      if (this.isHeard) await this.followUntilLost(attention)
      // It may come back: moved away and moved back, restored from the trash, or on a drive that is there again.
      if (attention === this.attention.signal) await this.rest(endedInterval)
    }
  }

  /** Send what is new until nobody listens, or the run cannot be read any more, and then why. */
  private async followUntilLost(attention: AbortSignal): Promise<void> {
    const stopWatching = watchDirectory(this.directory, (name) => {
      if (name === null || name === runFiles.events) this.hint.abort()
    })
    try {
      if (this.reader === null) this.points.restart()
      this.reader ??= await RunReader.open(this.directory)
      while (!attention.aborted) await this.lookAndShow(this.reader, attention)
    } catch (error) {
      // Reading goes on from here when somebody listens.
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
    // Once it can be read again the viewer is told at once.
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
    await systemClock.sleep(leastInterval, this.nap.signal)
    await systemClock.sleep(milliseconds - leastInterval, AbortSignal.any([this.nap.signal, this.hint.signal]))
    this.nap = new AbortController()
    this.hint = new AbortController()
  }

  private async show(view: RunView): Promise<void> {
    const now = systemClock.monotonic()
    const isOther = view.state !== this.shown.state
    const isTick = isLive(view.state) && now - this.shown.at >= tickInterval
    this.isOwed ||= view.hasNews || isOther || isTick
    // Points come as they are written, the run itself at most ten times a second.
    if (this.isOwed && (isOther || now - this.shown.at >= shownInterval)) {
      this.isOwed = false
      this.shown = { state: view.state, at: now }
      const asked = isLive(view.state) ? await askedOf(this.directory) : []
      await this.deliver({ type: 'run', run: shownRun(view, { now: systemClock.now() / 1000, asked }) })
    }
    await this.sendPoints(view.history)
  }

  /** The points of a long run, while it is read. */
  private async sendEarly(history: RunHistory): Promise<void> {
    const now = systemClock.monotonic()
    if (now - this.earlyAt < earlyInterval) return
    await this.sendPoints(history)
    this.earlyAt = systemClock.monotonic()
  }

  private async sendPoints(history: RunHistory): Promise<void> {
    const { signal } = this.attention
    for (const message of this.points.next(tablesOf(history))) {
      await this.deliver(message)
      if (signal.aborted) return
    }
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
