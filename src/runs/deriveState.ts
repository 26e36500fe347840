import type { RunState } from '../shared/protocol/runState'
import type { ProcessLook } from './processIdentity'
import type { LifecycleEvent } from './RunHistory'

/** A trainer that shows no sign of life for so long, but is not known to be gone, does not respond. */
export const silenceLimit = 60_000

/** What can be seen of the process that writes a run. */
export interface WriterLook {
  readonly process: ProcessLook
  /** Milliseconds since the last sign of life: heartbeat or event. */
  readonly silence: number
}

/** A run's state: what it said last and, unless that was its end, whether its trainer is alive. */
export function deriveState(lifecycle: LifecycleEvent | null, writer: WriterLook): RunState {
  if (lifecycle?.type === 'finished') return lifecycle.reason
  if (lifecycle?.type === 'failed') return 'failed'
  if (writer.process === 'gone') return 'interrupted'
  if (writer.silence <= silenceLimit) return 'running'
  // Without a first word there is no process to ask for: the start itself was cut off.
  return lifecycle === null ? 'interrupted' : 'not-responding'
}

/** Whether a trainer may still write to the run. */
export function isLive(state: RunState): boolean {
  return state === 'running' || state === 'not-responding'
}
