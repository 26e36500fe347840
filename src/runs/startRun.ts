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
 * @throws what `createRun` and `launchRun` throw; a run whose trainer never began is marked as failed
 */
export async function startRun(
  request: RunRequest,
  context: LaunchContext,
  options: ReadOptions = {},
): Promise<StartedRun> {
  const created = await createRun(request, options)
  try {
    return { ...created, trainer: await launchRun(created.directory, 'start', context) }
  } catch (error) {
    if (error instanceof RunError && error.code === 'trainer-died-early') {
      await recordFailedStart(created.directory, error, context.clock)
    } else if (error instanceof RunError && error.code === 'trainer-not-started') {
      await rm(created.directory, { recursive: true, force: true })
    }
    throw error
  }
}
