import type { LaunchContext } from './launchRun'
import { launchRun } from './launchRun'
import { runError } from './runError'
import type { RunView } from './RunReader'
import { requireEnded, requireWritable } from './requireState'
import type { TrainerProcess } from './trainerProcess'

/**
 * Start a run's trainer again from its last checkpoint. A second resume at the same moment is refused by the trainer's
 * lock.
 *
 * @throws RunError `run-live`, `run-silent`, `run-complete`, `run-newer-format`, or what `launchRun` throws
 */
export async function resumeRun(view: RunView, context: LaunchContext): Promise<TrainerProcess> {
  const { record, state, directory } = view
  requireWritable(view)
  requireEnded(view)
  if (state === 'completed' || state === 'early-stopped') {
    throw runError('run-complete', { run: record.id, state })
  }
  return launchRun(directory, 'resume', context)
}
