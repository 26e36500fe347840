import type { Command } from 'commander'
import { deleteRun } from '../runs/deleteRun'
import type { CliContext } from './context'
import { printJson } from './json'
import type { RunOptions } from './runArguments'
import { openRun, withRunOptions } from './runArguments'

/** `finetune delete`: remove a run that has ended, with its model and checkpoints. */
export function registerDelete(program: Command, context: CliContext): void {
  withRunOptions(program.command('delete'))
    .description('delete a run that has ended, with its model and checkpoints')
    .argument('<run>', 'path of a run, or its id')
    .action(async (run: string, options: RunOptions) => {
      const view = await (await openRun(run, options, context)).look()
      await deleteRun(view)
      if (options.json === true) printJson(context.stdout, { run: view.record.id, deleted: true })
      else context.stdout.write(`${view.record.id} is deleted.\n`)
    })
}
