import path from 'node:path'
import * as vscode from 'vscode'
import type { ReportDocument, ReportFormat } from '../../shared/protocol/commandLine'
import { readReportDocument } from '../../shared/protocol/readCommandLine'
import { choose } from '../messages/choose'
import type { FileKind } from '../messages/chooseFile'
import { chooseFileToWrite } from '../messages/chooseFile'
import { say } from '../messages/say'
import { directoriesOf, pickViewedRuns } from './pickRuns'
import { runReadingData } from './readingData'
import type { CommandHandler, Services } from './services'

/** `Export report`: a page with charts, tables, config and environment of the runs. */
export const exportReport: CommandHandler = (services, given, selected) =>
  withRuns(services, given, selected, (directories) => writeFile('html', directories, services))

/** `Export scalars as CSV`: every figure of the runs by step. */
export const exportScalars: CommandHandler = (services, given, selected) =>
  withRuns(services, given, selected, (directories) => writeFile('csv', directories, services))

/** `Copy summary as Markdown`. */
export const copySummary: CommandHandler = (services, given, selected) =>
  withRuns(services, given, selected, (directories) => copyMarkdown(directories, services))

/** `Export run`: asks as what. */
export const exportRuns: CommandHandler = async (services, given, selected) => {
  const items = [
    { label: vscode.l10n.t('Report'), description: vscode.l10n.t('one HTML page'), handle: exportReport },
    { label: vscode.l10n.t('Scalars'), description: vscode.l10n.t('every figure by step, CSV'), handle: exportScalars },
    { label: vscode.l10n.t('Summary'), description: vscode.l10n.t('Markdown, to the clipboard'), handle: copySummary },
  ]
  const chosen = await choose(vscode.l10n.t('Export as what?'), items)
  await chosen?.handle(services, given, selected)
}

async function withRuns(
  services: Services,
  given: unknown,
  selected: unknown,
  handle: (directories: readonly string[]) => Promise<void>,
): Promise<void> {
  const directories = [...(directoriesOf(services, given, selected) ?? (await pick(services)))]
  if (directories.length > 0) await handle(directories)
}

async function pick(services: Services): Promise<readonly string[]> {
  const runs = await pickViewedRuns(services, undefined, undefined, {
    title: vscode.l10n.t('Which runs?'),
    none: vscode.l10n.t('There are no runs here yet.'),
  })
  return runs.map(({ directory }) => directory)
}

async function writeFile(format: 'html' | 'csv', directories: readonly string[], services: Services): Promise<void> {
  const kind: FileKind =
    format === 'html'
      ? { extension: 'html', label: vscode.l10n.t('HTML page') }
      : { extension: 'csv', label: vscode.l10n.t('CSV table') }
  const [first = ''] = directories
  const name = directories.length === 1 ? path.basename(first) : vscode.l10n.t('comparison')
  const file = await chooseFileToWrite(vscode.l10n.t('Export to'), name, kind)
  if (file === null) return
  const document = await makeReport(format, directories, ['--out', file.fsPath], services)
  if (document !== null) void sayWritten(format, file)
}

async function copyMarkdown(directories: readonly string[], services: Services): Promise<void> {
  const document = await makeReport('markdown', directories, [], services)
  if (document === null) return
  await vscode.env.clipboard.writeText(document.text ?? '')
  void say('information', vscode.l10n.t('The summary is on the clipboard, as Markdown.'))
}

/** In a process of its own: a long run takes seconds to read. Null if it was cancelled. */
function makeReport(
  format: ReportFormat,
  directories: readonly string[],
  more: readonly string[],
  services: Services,
): Promise<ReportDocument | null> {
  const view = JSON.stringify(services.view.options)
  const words = ['report', ...directories, '--format', format, '--view', view, ...more]
  return runReadingData(vscode.l10n.t('Exporting'), words, readReportDocument, services)
}

function sayWritten(format: 'html' | 'csv', file: vscode.Uri): Promise<void> {
  const name = path.basename(file.fsPath)
  const show = { title: vscode.l10n.t('Show in folder'), run: () => reveal(file) }
  const open = { title: vscode.l10n.t('Open'), run: () => openFile(format, file) }
  // A browser on this machine does not see the files of another.
  const isReachable = format === 'csv' || vscode.env.remoteName === undefined
  return say('information', vscode.l10n.t('{0} was written.', name), ...(isReachable ? [open] : []), show)
}

function openFile(format: 'html' | 'csv', file: vscode.Uri): Thenable<unknown> {
  return format === 'html' ? vscode.env.openExternal(file) : vscode.commands.executeCommand('vscode.open', file)
}

/** In the explorer where the file is in the workspace, else by the machine's file manager. */
function reveal(file: vscode.Uri): Thenable<unknown> {
  const isInWorkspace = vscode.workspace.getWorkspaceFolder(file) !== undefined
  return vscode.commands.executeCommand(isInWorkspace ? 'revealInExplorer' : 'revealFileInOS', file)
}
