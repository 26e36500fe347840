import type { Clock } from '../../shared/clock'
import { systemClock } from '../../shared/clock'
import type { ShownState } from '../../shared/protocol/runPanel'
import type { RunSource, SourceLook, SourceOptions } from '../RunSource'
import type { ForeignReader } from './ForeignReader'
import { shownForeign } from './shownForeign'
import type { ForeignRun } from './tool'

/** Milliseconds without a change after which nobody knows whether a run goes on. */
export const quietAfter = 5 * 60_000
/** Milliseconds between two looks: while the files change, and while they do not. */
const liveInterval = 500
const quietInterval = 2000
/** Milliseconds between two times that its age is told. */
const tickInterval = 10_000

/** A run of another tool, as a feed follows it. Nothing of it is ever written to. */
export class ForeignSource implements RunSource {
  readonly watched: RunSource['watched']
  private seen: { readonly changed: number; readonly at: number } | null = null

  constructor(
    readonly run: ForeignRun,
    private readonly reader: ForeignReader,
    private readonly clock: Clock = systemClock,
  ) {
    this.watched = { folder: run.address, name: null }
  }

  /** When its files changed last, Unix milliseconds; 0 before the first look. */
  get changed(): number {
    return this.reader.changed
  }

  /** The text that its user may want to read; null if there is none, or before the first look. */
  get log(): string | null {
    return this.reader.log
  }

  async look({ signal }: SourceOptions = {}): Promise<SourceLook> {
    const hasNews = await this.reader.look(signal)
    const silence = this.silence()
    const state = this.stateAfter(silence)
    return {
      tables: this.reader.history.tables(),
      hasNews,
      state,
      interval: state === 'running' ? liveInterval : quietInterval,
      tick: state === 'completed' || state === 'stopped' ? null : tickInterval,
      predictions: null,
      describe: () => shownForeign(this.run, this.reader, { state, secondsSilent: silence / 1000 }),
    }
  }

  private stateAfter(silence: number): ShownState {
    const { facts, step } = this.reader.history
    if (facts.isFinished) return facts.totalSteps !== null && step < facts.totalSteps ? 'stopped' : 'completed'
    return silence <= quietAfter ? 'running' : 'quiet'
  }

  /**
   * Milliseconds since the files changed. At first only their times say it; from then on a change is what counts, on this
   * viewer's own clock, which does not jump and is not that of another machine.
   */
  private silence(): number {
    const { changed } = this.reader
    const now = this.clock.monotonic()
    if (this.seen === null) this.seen = { changed, at: now - Math.max(0, this.clock.now() - changed) }
    else if (changed !== this.seen.changed) this.seen = { changed, at: now }
    return now - this.seen.at
  }
}
