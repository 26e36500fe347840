import type { Command } from 'commander'
import { runProgram } from '../environment/runProgram'
import { requireWritable } from '../runs/requireState'
import type { CliContext } from './context'
import { printJson } from './json'
import { pythonSide } from './pythonSide'
import { openRun, withRunOptions, type RunOptions } from './runArguments'
import { exportText } from './terminal/eventTexts'
import { shownPath } from './terminal/shownPath'
import { runTrainerCommand } from './trainerCommand'

/** `finetune export`: make a run's model folder, with its ONNX files and their measured parity. */
export function registerExport(program: Command, context: CliContext): void {
  withRunOptions(program.command('export'))
    .description('make the model folder of a run from its best checkpoint, with ONNX files')
    .argument('<run>', 'path of a run, or its id')
    .action((run: string, options: RunOptions) => exportRun(run, options, context))
}

async function exportRun(run: string, options: RunOptions, context: CliContext): Promise<void> {
  const reader = await openRun(run, options, context)
  const view = await reader.look()
  requireWritable(view)
  const { directory } = view
  const python = await pythonSide(context)
  context.stderr.write(`Exporting ${shownPath(directory, context.cwd)} …\n`)
  await runTrainerCommand(python, directory, ['export', directory], runProgram)
  const { history, record } = await reader.look()
  const { exported } = history
  if (options.json === true) printJson(context.stdout, { run: record.id, directory, files: exported?.files ?? [] })
  else if (exported !== null) context.stdout.write(`${record.id}: ${exportText(exported)}\n`)
}
