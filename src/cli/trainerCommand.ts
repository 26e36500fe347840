import path from 'node:path'
import type { RunProgram } from '../environment/runProgram'
import { trainerVariables } from '../runs/trainerProcess'
import { CommandFailure } from './commandFailure'
import { exitCodes } from './context'
import type { PythonSide } from './pythonSide'

/**
 * Run a command of the trainer to its end, in the run's directory so that nothing of the workspace is imported.
 *
 * @throws CommandFailure `trainer-failed` with the last thing that the trainer said.
 */
export async function runTrainerCommand(
  { executable, trainerFolder }: PythonSide,
  directory: string,
  commandArguments: readonly string[],
  run: RunProgram,
): Promise<void> {
  const script = path.join(trainerFolder, 'run_trainer.py')
  const { status, stderr } = await run(executable, [script, ...commandArguments], {
    cwd: directory,
    variables: trainerVariables(process.env),
  })
  if (status === 0) return
  const said = stderr.trim().split('\n').at(-1) ?? ''
  const message = said === '' ? `The trainer ended with status ${status ?? 'unknown'}.` : said
  const hint = 'If it is not clear what to do, `finetune doctor` checks the Python environment.'
  throw new CommandFailure(exitCodes.failed, 'trainer-failed', message, hint)
}
