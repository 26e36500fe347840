import type { Clock } from '../../shared/clock'
import { systemClock } from '../../shared/clock'
import type { ListedForeign } from './ListedForeign'
import type { ForeignRun } from './tool'
import { WatchedForeign } from './WatchedForeign'

/** Milliseconds between two glances. */
const interval = 2000
/** Of the runs that do not go on, so many are looked at again in each glance, by turns. */
const share = 4

/**
 * Watches runs of other tools, wherever they lie: a glance looks at those whose files change and at some of the others in
 * turn, so that it costs much the same for two as for a hundred.
 */
export class ForeignMonitor {
  private watched: ReadonlyMap<string, WatchedForeign> = new Map()
  private current: readonly ListedForeign[] = []
  private last: Promise<unknown> = Promise.resolve()
  private turn = 0

  /** @param onLook called after each look that found something else than the one before */
  constructor(
    private readonly onLook: () => void,
    private readonly clock: Clock = systemClock,
  ) {}

  /** As of the last look, in the order in which they were given. */
  get seen(): readonly ListedForeign[] {
    return this.current
  }

  setRuns(runs: readonly ForeignRun[]): void {
    const known = this.watched
    this.watched = new Map(runs.map((run) => [run.address, known.get(run.address) ?? new WatchedForeign(run)]))
    this.tell()
  }

  /** Look at every run now. */
  look(): Promise<void> {
    return this.inTurn(() => [...this.watched.values()])
  }

  /** Look at those that may look different now, and the next of the others. */
  glance(): Promise<void> {
    return this.inTurn(() => {
      const all = [...this.watched.values()]
      const first = this.turn < all.length ? this.turn : 0
      this.turn = first + share
      return [...new Set([...all.filter(({ isOpen }) => isOpen), ...all.slice(first, this.turn)])]
    })
  }

  /** Glance until the signal aborts. */
  async watch(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.glance()
      await this.clock.sleep(interval, signal)
    }
  }

  /** One look at a time: two would read the same lines twice. */
  private inTurn(choose: () => readonly WatchedForeign[]): Promise<void> {
    const done = this.last.then(async () => {
      for (const run of choose()) {
        await run.look()
        this.tell()
      }
    })
    this.last = done
    return done
  }

  private tell(): void {
    const now = [...this.watched.values()].map(({ current }) => current)
    const isSame = now.length === this.current.length && now.every((run, index) => run === this.current[index])
    this.current = now
    if (!isSame) this.onLook()
  }
}
