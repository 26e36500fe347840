import { appendFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../shared/clock'
import type { FailedEvent, RunEventType } from '../shared/protocol/event'
import { EventTail } from './EventTail'
import type { RunError } from './runError'
import { runError } from './runError'
import { isMissing } from '../shared/systemError'
import { runFiles } from './runFiles'
import type { TrainerProcess, TrainerProgram } from './trainerProcess'
import { describeEnding, spawnTrainer } from './trainerProcess'

/** What starting a trainer needs. */
export interface LaunchContext {
  readonly program: TrainerProgram
  readonly clock: Clock
}

/** Milliseconds between two looks for the trainer's first event, which comes before it imports torch. */
const pollInterval = 25
/** Milliseconds without a first event after which something is wrong. A cold network drive takes many seconds. */
const patience = 60_000

/**
 * Start the trainer on a run's directory and wait for its first event.
 *
 * @param signal ends a trainer that has not spoken yet
 * @throws RunError `trainer-not-started`, `trainer-died-early`, `trainer-silent`, or the signal's reason
 */
export async function launchRun(
  directory: string,
  mode: 'start' | 'resume',
  { program, clock }: LaunchContext,
  signal?: AbortSignal,
): Promise<TrainerProcess> {
  signal?.throwIfAborted()
  const tail = new EventTail(path.join(directory, runFiles.events))
  await tail.read({ event: () => undefined })
  const logged = (await readLog(directory)).length
  const trainer = await spawnTrainer(directory, program, mode)
  const deadline = clock.monotonic() + patience
  while (clock.monotonic() < deadline) {
    // Asked before the file is read: a trainer that has ended by now has written all it had to say.
    const ending = trainer.ending()
    const types = new Set<RunEventType>()
    await tail.read({ event: ({ type }) => types.add(type) })
    if (signal?.aborted) {
      await trainer.kill()
      signal.throwIfAborted()
    }
    if (types.has('started')) return trainer
    if (ending !== null) {
      const output = (await readLog(directory)).slice(logged)
      throw runError('trainer-died-early', {
        ending: describeEnding(ending),
        lastLine: lastLine(output),
        log: path.join(directory, runFiles.log),
      })
    }
    await clock.sleep(pollInterval, signal)
  }
  throw runError('trainer-silent', { seconds: patience / 1000, log: path.join(directory, runFiles.log) })
}

/** Say in a run's events that it failed, in the place of a trainer that never got to say anything. */
export async function recordFailedStart(directory: string, error: RunError, clock: Clock): Promise<void> {
  const event: FailedEvent = {
    type: 'failed',
    time: clock.now() / 1000,
    code: error.code,
    message: error.message,
    hint: error.hint,
  }
  await appendFile(path.join(directory, runFiles.events), `${JSON.stringify(event)}\n`)
}

async function readLog(directory: string): Promise<string> {
  try {
    return await readFile(path.join(directory, runFiles.log), 'utf8')
  } catch (error) {
    if (isMissing(error)) return ''
    throw error
  }
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1)?.trim() ?? ''
}
