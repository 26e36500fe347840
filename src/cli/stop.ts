import type { Command } from 'commander'
import { isLive } from '../runs/deriveState'
import { requestStop } from '../runs/askTrainer'
import type { CliContext } from './context'
import { printJson } from './json'
import type { RunOptions } from './runArguments'
import { openRun, withRunOptions } from './runArguments'
import { RunScreen } from './terminal/RunScreen'

interface StopOptions extends RunOptions {
  readonly discard?: boolean
}

/** `finetune stop`: ask a run to end after its current step, and wait until it has. */
export function registerStop(program: Command, context: CliContext): void {
  withRunOptions(program.command('stop'))
    .description('stop a run after its current step and save a checkpoint')
    .argument('<run>', 'path of a run, or its id')
    .option('--discard', 'save nothing new')
    .action((run: string, options: StopOptions) => stop(run, options, context))
}

async function stop(run: string, options: StopOptions, context: CliContext): Promise<void> {
  const reader = await openRun(run, options, context)
  await requestStop(await reader.look(), options.discard === true ? 'discard' : 'save')
  const leave = new AbortController()
  const stopListening = context.onInterrupt(() => leave.abort())
  const { record, directory, state } = await new RunScreen(context).follow(reader, leave.signal)
  stopListening()
  if (options.json === true) printJson(context.stdout, { run: record.id, directory, state })
  else context.stdout.write(isLive(state) ? `${record.id} was asked to stop.\n` : `${record.id} is ${state}.\n`)
}
