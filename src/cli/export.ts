import type { Command } from 'commander'
import path from 'node:path'
import { runProgram } from '../environment/runProgram'
import { exportedFiles } from '../runs/exportedFiles'
import { runModel } from '../runs/listRunModels'
import { isNewerFormat } from '../runs/readRunFiles'
import { requireWritable } from '../runs/requireState'
import { runFiles } from '../runs/runFiles'
import type { ExportDocument } from '../shared/protocol/commandLine'
import type { ExportedFile, RunEvent } from '../shared/protocol/event'
import { cancellable } from './cancellable'
import type { CliContext } from './context'
import type { ExportOptions, ExportTarget } from './exportTarget'
import { exportTarget } from './exportTarget'
import { printJson } from './json'
import { pythonSide } from './pythonSide'
import { openRun, withRunOptions } from './runArguments'
import { exportText } from './terminal/eventTexts'
import { shownPath } from './terminal/shownPath'
import { eventsOfTrainer, runTrainerCommand } from './trainerCommand'

/** `finetune export`: make a model folder with its ONNX files and their measured parity. */
export function registerExport(program: Command, context: CliContext): void {
  withRunOptions(program.command('export'))
    .description('make a model folder with ONNX files: of a run’s best checkpoint, of another one, or of a model')
    .argument('<run|folder>', 'path of a run or its id, or a folder with a Hugging Face token classifier')
    .option('--checkpoint <step>', 'of the checkpoint of this step, into models/ of the run; 0: before training')
    .option('--again', 'also where it is there already')
    .action((named: string, options: ExportOptions) => exportModel(named, options, context))
}

async function exportModel(named: string, options: ExportOptions, context: CliContext): Promise<void> {
  report(await exported(await exportTarget(named, options, context), options, context), options, context)
}

function exported(target: ExportTarget, options: ExportOptions, context: CliContext): Promise<ExportDocument> {
  switch (target.kind) {
    case 'run':
      return exportRun(target.directory, options, context)
    case 'version':
      return exportVersion(target.directory, target.step, options, context)
    case 'folder':
      return exportFolder(target.folder, options, context)
  }
}

async function exportRun(run: string, options: ExportOptions, context: CliContext): Promise<ExportDocument> {
  const reader = await openRun(run, options, context)
  const view = await reader.look()
  requireWritable(view)
  const { directory } = view
  const python = await pythonSide(context)
  say(directory, context)
  await runTrainerCommand(python, directory, ['export', directory], runProgram)
  const { history, record } = await reader.look()
  const files = history.exported?.files ?? []
  return { run: record.id, directory, model: path.join(directory, runFiles.model), files, isNew: true }
}

/** Reads a run and writes beside what its trainer knows, so that it may be live. */
async function exportVersion(
  run: string,
  step: number,
  options: ExportOptions,
  context: CliContext,
): Promise<ExportDocument> {
  const { record, directory } = await openRun(run, options, context)
  requireWritable({ record, isReadOnly: isNewerFormat(record) })
  const { folder: model, isExported } = await runModel(directory, step)
  const there = isExported && options.again !== true ? await exportedFiles(model, null) : null
  const files = there ?? (await filesMade(model, directory, ['export-version', directory, String(step)], context))
  return { run: record.id, directory, model, files, isNew: there === null }
}

async function exportFolder(folder: string, options: ExportOptions, context: CliContext): Promise<ExportDocument> {
  const there = options.again === true ? null : await exportedFiles(folder, folder)
  const files = there ?? (await filesMade(folder, folder, ['export-folder', folder], context))
  return { run: null, directory: folder, model: folder, files, isNew: there === null }
}

async function filesMade(
  model: string,
  directory: string,
  commandArguments: readonly string[],
  context: CliContext,
): Promise<readonly ExportedFile[]> {
  const made = async (signal: AbortSignal) => {
    const python = await pythonSide(context)
    signal.throwIfAborted()
    say(model, context)
    return eventsOfTrainer(python, directory, commandArguments, runProgram, signal)
  }
  const events = await cancellable(context, made, 'Cancelled before the model was made.')
  for (const event of events) if (event.type === 'warning') context.stderr.write(`${event.message}\n`)
  return events.findLast(isExported)?.files ?? []
}

function isExported(event: RunEvent): event is Extract<RunEvent, { type: 'exported' }> {
  return event.type === 'exported'
}

function say(folder: string, { stderr, cwd }: CliContext): void {
  stderr.write(`Exporting ${shownPath(folder, cwd)} …\n`)
}

function report(document: ExportDocument, { json }: ExportOptions, { stdout, cwd }: CliContext): void {
  const { files, model, isNew } = document
  if (json === true) printJson(stdout, document)
  else stdout.write(`${shownPath(model, cwd)}: ${isNew ? '' : 'there already, '}${exportText({ files })}\n`)
}
