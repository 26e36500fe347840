import type { Clock } from '../shared/clock'
import type { RunEvent } from '../shared/protocol/event'
import { isLive } from './deriveState'
import type { RunReader, RunView } from './RunReader'

/** Milliseconds between two looks at the run that is shown. Polling sees what watching misses on network drives. */
export const shownInterval = 100

/** How a run is followed. */
export interface FollowOptions {
  readonly clock: Clock
  /** Stops following; the run goes on. */
  readonly signal?: AbortSignal
  /** Yield at least so often, in milliseconds, news or not: for a screen that shows time passing. */
  readonly atLeastEvery?: number
  /** Is told each event before the view that has it. */
  readonly onEvent?: (event: RunEvent) => void
}

/** A view at once, then one for each change, the last of them when the run is no longer live. */
export async function* followRun(reader: RunReader, options: FollowOptions): AsyncGenerator<RunView> {
  const { clock, signal, atLeastEvery = Infinity, onEvent } = options
  let state: string | null = null
  let shown = -Infinity
  while (!signal?.aborted) {
    const view = await reader.look({ ...(onEvent && { onEvent }) })
    const isNew = view.hasNews || view.state !== state
    if (isNew || clock.monotonic() - shown >= atLeastEvery) {
      state = view.state
      shown = clock.monotonic()
      yield view
    }
    if (!isLive(view.state)) return
    await clock.sleep(shownInterval, signal)
  }
}
