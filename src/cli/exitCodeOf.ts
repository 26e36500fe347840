import type { RunState } from '../shared/protocol/runState'
import type { ExitCode } from './context'
import { exitCodes } from './context'

/** What a command that followed a run to its end, or left it running, exits with. */
export function exitCodeOf(state: RunState): ExitCode {
  switch (state) {
    case 'running':
    case 'not-responding':
    case 'completed':
    case 'early-stopped':
      return exitCodes.ok
    case 'stopped':
      return exitCodes.stopped
    case 'interrupted':
    case 'failed':
      return exitCodes.failed
  }
}
