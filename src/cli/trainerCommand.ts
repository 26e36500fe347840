import path from 'node:path'
import type { ProgramResult, RunProgram } from '../environment/runProgram'
import { trainerVariables } from '../runs/trainerProcess'
import type { FailedEvent, RunEvent } from '../shared/protocol/event'
import { readEvent } from '../shared/protocol/readEvent'
import { CommandFailure } from './commandFailure'
import { exitCodes } from './context'
import type { PythonSide } from './pythonSide'

/**
 * Run a command of the trainer to its end, in the run's directory so that nothing of the workspace is imported.
 *
 * @throws CommandFailure `trainer-failed` with the last thing that the trainer said.
 */
export async function runTrainerCommand(
  python: PythonSide,
  directory: string,
  commandArguments: readonly string[],
  run: RunProgram,
): Promise<void> {
  const result = await runTrainer(python, directory, commandArguments, run)
  if (result.status !== 0) throw trainerFailed(result)
}

/**
 * Run a command of the trainer that tells what happens in events on its standard output.
 *
 * @param signal ends it; it then clears away what it has begun
 * @throws CommandFailure with the code of its `failed` event, else `trainer-failed`; the signal's reason where that
 *   ended it
 */
export async function eventsOfTrainer(
  python: PythonSide,
  directory: string,
  commandArguments: readonly string[],
  run: RunProgram,
  signal: AbortSignal,
): Promise<readonly RunEvent[]> {
  const result = await runTrainer(python, directory, commandArguments, run, signal)
  // What was done all the same is done.
  if (result.status !== 0) signal.throwIfAborted()
  const lines = result.stdout.split('\n').map(readEvent)
  const events = lines.flatMap((line) => (line.kind === 'event' ? [line.event] : []))
  const failed = events.find((event): event is FailedEvent => event.type === 'failed')
  if (failed !== undefined) throw failureOf(failed)
  if (result.status !== 0) throw trainerFailed(result)
  return events
}

function runTrainer(
  { executable, trainerFolder }: PythonSide,
  cwd: string,
  commandArguments: readonly string[],
  run: RunProgram,
  signal?: AbortSignal,
): Promise<ProgramResult> {
  const script = path.join(trainerFolder, 'run_trainer.py')
  const variables = trainerVariables(process.env)
  return run(executable, [script, ...commandArguments], { cwd, variables, ...(signal && { signal }) })
}

/** Codes of what was given and cannot be worked with, among those in `docs/run-codes.md`. */
const inputCodes: ReadonlySet<string> = new Set([
  ...['no-checkpoint', 'checkpoint-unreadable', 'model-not-suited', 'model-unreadable', 'onnx-of-others'],
  ...['task-unsupported', 'tokenizer-not-fast', 'weights-missing'],
])

function failureOf({ code, message, hint }: FailedEvent): CommandFailure {
  return new CommandFailure(inputCodes.has(code) ? exitCodes.badInput : exitCodes.failed, code, message, hint)
}

function trainerFailed({ status, stderr }: ProgramResult): CommandFailure {
  const said = stderr.trim().split('\n').at(-1) ?? ''
  const message = said === '' ? `The trainer ended with status ${status ?? 'unknown'}.` : said
  const hint = 'If it is not clear what to do, `finetune doctor` checks the Python environment.'
  return new CommandFailure(exitCodes.failed, 'trainer-failed', message, hint)
}
