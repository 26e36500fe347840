import type { Command } from 'commander'
import { resumeRun } from '../runs/resumeRun'
import { attendUnlessDetached } from './attend'
import type { CliContext } from './context'
import { pythonSide } from './pythonSide'
import type { RunOptions } from './runArguments'
import { openRun, withRunOptions } from './runArguments'

interface ResumeOptions extends RunOptions {
  readonly detach?: boolean
}

/** `finetune resume`: go on with a run from its last checkpoint. */
export function registerResume(program: Command, context: CliContext): void {
  withRunOptions(program.command('resume'))
    .description('go on with a stopped, interrupted or failed run from its last checkpoint')
    .argument('<run>', 'path of a run, or its id')
    .option('--detach', 'leave the run to itself once it has started')
    .action((run: string, options: ResumeOptions) => resume(run, options, context))
}

async function resume(run: string, options: ResumeOptions, context: CliContext): Promise<void> {
  const reader = await openRun(run, options, context)
  const { executable, trainerFolder, liveRuns } = await pythonSide(context)
  const program = { interpreter: executable, trainerFolder, variables: context.environmentVariables }
  await resumeRun(await reader.look(), { program, clock: context.clock })
  await liveRuns.add(reader.directory)
  await attendUnlessDetached(reader, options, context)
}
