import { systemClock } from '../shared/clock'
import type { RunPanelMessage } from '../shared/protocol/runPanel'
import { openSource } from './openSource'
import { endedInterval } from './OwnRunSource'
import { PointSender } from './PointSender'
import type { RunError } from './runError'
import { asRunError } from './runError'
import type { RunSource, SourceLook } from './RunSource'

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
  private source: RunSource | null = null
  private isHeard = false
  private said = ''
  private shown = { state: '', at: -Infinity }

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
      if (this.source === null) this.points.restart()
      this.source ??= await openSource(this.directory)
      while (!signal.aborted && this.isHeard) {
        const look = await this.source.look()
        await this.show(look)
        await this.rest(look.interval)
      }
    } catch (error) {
      this.source = null
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

  private async show({ tables, hasNews, state, tick, describe }: SourceLook): Promise<void> {
    const now = systemClock.monotonic()
    const isTick = tick !== null && now - this.shown.at >= tick
    const points = [...this.points.next(tables)]
    if (points.length === 0 && !hasNews && state === this.shown.state && !isTick) return
    this.shown = { state, at: now }
    this.post({ type: 'run', run: await describe() })
    for (const message of points) this.post(message)
  }

  private post(message: RunPanelMessage): void {
    if (this.isHeard && !this.end.signal.aborted) this.listener.post(message)
  }
}
