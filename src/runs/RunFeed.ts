import { setImmediate } from 'node:timers/promises'
import { systemClock } from '../shared/clock'
import type { ConfusionMessage, RunPanelMessage } from '../shared/protocol/runPanel'
import { shownInterval } from './followRun'
import { openSource } from './openSource'
import { endedInterval } from './OwnRunSource'
import { PointSender } from './PointSender'
import type { RunError } from './runError'
import { asRunError } from './runError'
import type { EarlyLook, EndedPredictions, RunSource, SourceLook, Tables } from './RunSource'
import { watchDirectory } from './watchDirectory'

/** Milliseconds between two looks at least, however much is written. */
const leastInterval = 20
/** Milliseconds of reading before a long run is shown as far as it was read, and between two times that it is. */
const earlyInterval = 300
/** So many times as long as a viewer takes to draw it, reading goes on before it is shown again. */
const earlyShare = 4
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
  /** Aborted when nobody listens any more, or somebody who knows nothing. */
  private attention = new AbortController()
  private readonly points: PointSender
  /** Kept while nobody listens: reading a long run again takes seconds. */
  private source: RunSource | null = null
  private confusion: { end: object | null; message: ConfusionMessage; isSent: boolean } | null = null
  private isHeard = false
  private said = ''
  /** The run as it was posted last. */
  private shown = { state: '', at: -Infinity }
  /** There were news since. */
  private isOwed = false
  /** When a run that is read may be told again, by the monotonic clock. */
  private earlyFrom = 0

  /** @param directory absolute, of the run; of a run that is one file of another tool, that file */
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
      const attention = this.attention.signal
      if (this.isHeard) await this.followUntilLost(attention)
      // It may come back: moved away and moved back, restored from the trash, or on a drive that is there again.
      if (attention === this.attention.signal) await this.rest(endedInterval)
    }
  }

  /** Send what is new until nobody listens, or the run cannot be read any more, and then why. */
  private async followUntilLost(attention: AbortSignal): Promise<void> {
    let stopWatching: () => void = () => undefined
    try {
      if (this.source === null) this.points.restart()
      const source = (this.source ??= await openSource(this.directory))
      stopWatching = this.watch(source)
      while (!attention.aborted) await this.lookAndShow(source, attention)
    } catch (error) {
      // Reading goes on from here when somebody listens.
      if (attention.aborted) return
      this.source = null
      this.lose(asRunError(error, this.directory))
    } finally {
      stopWatching()
    }
  }

  private watch({ watched }: RunSource): () => void {
    return watchDirectory(watched.folder, (name) => {
      if (name === null || watched.name === null || name === watched.name) this.nap.abort()
    })
  }

  private async lookAndShow(source: RunSource, signal: AbortSignal): Promise<void> {
    this.earlyFrom = systemClock.monotonic() + earlyInterval
    const look = await source.look({ between: (early) => this.sendEarly(early), signal })
    await this.show(look)
    await this.rest(this.isOwed ? shownInterval : look.interval)
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

  private async show({ tables, hasNews, state, tick, describe, predictions }: SourceLook): Promise<void> {
    const now = systemClock.monotonic()
    const isOther = state !== this.shown.state
    const isTick = tick !== null && now - this.shown.at >= tick
    this.isOwed ||= hasNews || isOther || isTick
    // Points come as they are written, the run itself at most ten times a second.
    if (this.isOwed && (isOther || now - this.shown.at >= shownInterval)) {
      this.isOwed = false
      this.shown = { state, at: now }
      await this.deliver({ type: 'run', run: describe() })
    }
    await this.sendPoints(tables)
    if (predictions !== null) await this.sendConfusion(predictions)
  }

  /** Once for each end of the run, and each viewer: its predictions are written by then, and never after. */
  private async sendConfusion({ end, read }: EndedPredictions): Promise<void> {
    const { directory } = this
    const { signal } = this.attention
    if (this.confusion?.end !== end) {
      const confusion = await read(signal).catch(() => null)
      if (signal.aborted) return
      this.confusion = { end, message: { type: 'confusion', directory, confusion }, isSent: false }
    }
    if (this.confusion.isSent) return
    await this.deliver(this.confusion.message)
    this.confusion.isSent = !signal.aborted
  }

  /** A long run and its points, while it is read. To a viewer that knows the run, it stays what it was. */
  private async sendEarly({ tables, describe }: EarlyLook): Promise<void> {
    const begun = systemClock.monotonic()
    if (begun < this.earlyFrom) return
    if (this.shown.state === '') await this.deliver({ type: 'run', run: describe() })
    await this.sendPoints(tables)
    const now = systemClock.monotonic()
    this.earlyFrom = now + Math.max(earlyInterval, earlyShare * (now - begun))
  }

  private async sendPoints(tables: Tables): Promise<void> {
    const { signal } = this.attention
    for (const message of this.points.next(tables)) {
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
