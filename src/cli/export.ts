import type { Command } from 'commander'
import path from 'node:path'
import { runProgram } from '../environment/runProgram'
import { exportedFiles } from '../runs/exportedFiles'
import { runModel } from '../runs/listRunModels'
import { isNewerFormat } from '../runs/readRunFiles'
import { requireWritable } from '../runs/requireState'
import { runFiles } from '../runs/runFiles'
import type { ExportDocument } from '../shared/protocol/commandLine'
import { cancellable } from './cancellable'
import type { CliContext } from './context'
import type { ExportOptions, ExportTarget } from './exportTarget'
import { exportTarget } from './exportTarget'
import { printJson } from './json'
import { pythonSide } from './pythonSide'
import { openRun, withRunOptions } from './runArguments'
import { exportText } from './terminal/eventTexts'
import { shownPath } from './terminal/shownPath'
import { eventsOfTrainer } from './trainerCommand'

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
  const { record, directory } = await openWritable(run, options, context)
  const model = path.join(directory, runFiles.model)
  return { run: record.id, directory, model, ...(await made(model, directory, ['export', directory], context)) }
}

/** Reads a run and writes beside what its trainer knows, so that it may be live. */
async function exportVersion(
  run: string,
  step: number,
  options: ExportOptions,
  context: CliContext,
): Promise<ExportDocument> {
  const { record, directory } = await openWritable(run, options, context)
  const { folder: model, isExported } = await runModel(directory, step)
  const found = isExported && options.again !== true ? await there(model, null) : null
  const words = ['export-version', directory, String(step)]
  return { run: record.id, directory, model, ...(found ?? (await made(model, directory, words, context))) }
}

async function exportFolder(folder: string, options: ExportOptions, context: CliContext): Promise<ExportDocument> {
  const found = options.again === true ? null : await there(folder, folder)
  const of = { run: null, directory: folder, model: folder }
  return { ...of, ...(found ?? (await made(folder, folder, ['export-folder', folder], context))) }
}

async function openWritable(run: string, options: ExportOptions, context: CliContext) {
  const { record, directory } = await openRun(run, options, context)
  requireWritable({ record, isReadOnly: isNewerFormat(record) })
  return { record, directory }
}

type Exported = Pick<ExportDocument, 'files' | 'warnings' | 'isNew'>

/** What was exported before; null if that is not of the weights that are in `source` now. */
async function there(model: string, source: string | null): Promise<Exported | null> {
  const files = await exportedFiles(model, source)
  return files && { files, warnings: [], isNew: false }
}

/** Has the trainer make it; what it warns of is said at once. */
async function made(
  model: string,
  directory: string,
  commandArguments: readonly string[],
  context: CliContext,
): Promise<Exported> {
  const work = async (signal: AbortSignal) => {
    const python = await pythonSide(context)
    signal.throwIfAborted()
    say(model, context)
    return eventsOfTrainer(python, directory, commandArguments, runProgram, signal)
  }
  const events = await cancellable(context, work, 'Cancelled before the model was made.')
  const warnings = events.filter((event) => event.type === 'warning').map(({ code, message }) => ({ code, message }))
  for (const { message } of warnings) context.stderr.write(`${message}\n`)
  return { files: events.findLast((event) => event.type === 'exported')?.files ?? [], warnings, isNew: true }
}

function say(folder: string, { stderr, cwd }: CliContext): void {
  stderr.write(`Exporting ${shownPath(folder, cwd)} …\n`)
}

function report(document: ExportDocument, { json }: ExportOptions, { stdout, cwd }: CliContext): void {
  const { files, model, isNew } = document
  if (json === true) printJson(stdout, document)
  else stdout.write(`${shownPath(model, cwd)}: ${isNew ? '' : 'there already, '}${exportText({ files })}\n`)
}
