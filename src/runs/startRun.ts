import { rm } from 'node:fs/promises'
import type { ReadOptions } from '../data/request'
import type { CreatedRun, RunRequest } from './createRun'
import { createRun } from './createRun'
import type { LaunchContext } from './launchRun'
import { launchRun, recordFailedStart } from './launchRun'
import { RunError } from './runError'
import type { TrainerProcess } from './trainerProcess'

export interface StartedRun extends CreatedRun {
  readonly trainer: TrainerProcess
}

/**
 * Make a run from a resolved config and start its trainer. Once this resolves the trainer has spoken and depends on
 * nothing here any more.
 *
 * @throws what `createRun` and `launchRun` throw; a run whose trainer never began is marked as failed, one that was
 *   cancelled is gone again
 */
export async function startRun(
  request: RunRequest,
  context: LaunchContext,
  options: ReadOptions = {},
): Promise<StartedRun> {
  const created = await createRun(request, options)
  try {
    return { ...created, trainer: await launchRun(created.directory, 'start', context, options.signal) }
  } catch (error) {
    const code = error instanceof RunError ? error.code : null
    if (error instanceof RunError && code === 'trainer-died-early') {
      await recordFailedStart(created.directory, error, context.clock)
    } else if (code === 'trainer-not-started' || options.signal?.aborted) {
      await rm(created.directory, { recursive: true, force: true, maxRetries: 3 })
    }
    throw error
  }
}
