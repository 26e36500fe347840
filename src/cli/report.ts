import path from 'node:path'
import type { Command } from 'commander'
import { Option } from 'commander'
import { findRun } from '../runs/findRun'
import { detectRun } from '../runs/foreign/detectRun'
import type { ReportRequest } from '../runs/readReport'
import { readReport, readScalars } from '../runs/readReport'
import { scalarsCsv } from '../runs/scalarsCsv'
import { writeFileAtomic } from '../runs/writeFileAtomic'
import type { ReportDocument, ReportFormat } from '../shared/protocol/commandLine'
import { reportFormats } from '../shared/protocol/commandLine'
import { readViewOptions } from '../shared/protocol/dashboard'
import { reasonOf } from '../shared/systemError'
import { cancellable } from './cancellable'
import { CommandFailure } from './commandFailure'
import type { CliContext } from './context'
import { exitCodes } from './context'
import { printJson } from './json'
import type { RunOptions } from './runArguments'
import { runsFolder, withRunOptions } from './runArguments'
import { shownPath } from './terminal/shownPath'

interface ReportOptions extends RunOptions {
  readonly out?: string
  readonly format?: ReportFormat
  /** JSON of `ViewOptions`. */
  readonly view?: string
}

/** `finetune report`: what came of runs, to be kept, shown to others, or read by other programs. */
export function registerReport(program: Command, context: CliContext): void {
  withRunOptions(program.command('report'))
    .description('write what came of runs: a page of charts and tables, a summary, or all scalars')
    .argument('<run...>', 'paths of runs, of other tools too, or ids')
    .option('--out <file>', 'file to write: .html, .md or .csv (default: the summary, printed)')
    .addOption(new Option('--format <format>', 'what to write, whatever the file is called').choices(reportFormats))
    .addOption(new Option('--view <json>', 'how the charts are looked at').hideHelp())
    .action((runs: readonly string[], options: ReportOptions) => report(runs, options, context))
}

async function report(runs: readonly string[], options: ReportOptions, context: CliContext): Promise<void> {
  const format = options.format ?? formatOf(options.out)
  const directories = await Promise.all(runs.map((run) => addressOf(run, options, context)))
  const request = { directories, options: readViewOptions(parse(options.view)), now: new Date(context.clock.now()) }
  const content = await cancellable(context, (signal) => contentOf(format, { ...request, signal }), 'Cancelled.')
  const file = options.out === undefined ? null : path.resolve(context.cwd, options.out)
  if (file !== null) await write(file, content)
  finish({ format, file, content }, options, context)
}

/** @throws CommandFailure `report-format` */
function formatOf(out: string | undefined): ReportFormat {
  if (out === undefined) return 'markdown'
  const extension = path.extname(out).toLowerCase()
  const format = reportFormats.find((name) => extensionsOf[name].includes(extension))
  if (format !== undefined) return format
  throw new CommandFailure(
    exitCodes.badInput,
    'report-format',
    `Nothing is known to write to ${out}.`,
    'Give it the ending .html, .md or .csv, or say --format.',
  )
}

const extensionsOf: Readonly<Record<ReportFormat, readonly string[]>> = {
  html: ['.html', '.htm'],
  markdown: ['.md', '.markdown'],
  csv: ['.csv'],
}

/** Absolute. @throws RunError `run-not-found` */
async function addressOf(run: string, options: RunOptions, context: CliContext): Promise<string> {
  const written = path.resolve(context.cwd, run)
  const foreign = await detectRun(written).catch(() => null)
  return foreign === null ? findRun(run, context.cwd, [runsFolder(options, context)]) : written
}

async function contentOf(format: ReportFormat, request: ReportRequest): Promise<Iterable<string>> {
  if (format === 'csv') return scalarsCsv(await readScalars(request))
  const read = await readReport(request)
  // Loaded for this command only: charts are a good part of the program.
  const { htmlReport, markdownSummary } = await import('../../webview/report/main')
  return [format === 'html' ? htmlReport(read) : markdownSummary(read)]
}

/** @throws CommandFailure `report-unwritable` */
async function write(file: string, content: Iterable<string>): Promise<void> {
  try {
    await writeFileAtomic(file, content)
  } catch (error) {
    const message = `${file} cannot be written: ${reasonOf(error)}.`
    const hint = 'Choose a folder that you may write to, on a disk with room.'
    throw new CommandFailure(exitCodes.failed, 'report-unwritable', message, hint)
  }
}

interface Written {
  readonly format: ReportFormat
  /** Absolute; null: nothing was written. */
  readonly file: string | null
  readonly content: Iterable<string>
}

function finish({ format, file, content }: Written, { json }: RunOptions, context: CliContext): void {
  if (json === true) {
    const text = file === null ? [...content].join('') : null
    printJson(context.stdout, { format, file, text } satisfies ReportDocument)
  } else if (file === null) for (const piece of content) context.stdout.write(piece)
  else context.stdout.write(`${shownPath(file, context.cwd)}\n`)
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}
