import path from 'node:path'
import * as vscode from 'vscode'
import type { ConfigOutline } from '../../shared/protocol/commandLine'
import { readOutlines } from '../../shared/protocol/readCommandLine'
import type { DataReading } from '../../shared/protocol/spec'
import type { Services } from '../commands/services'
import { recordExtensions, taggedExtensions } from '../contributions/language'
import { choose } from '../messages/choose'
import { findDataFiles } from './findDataFiles'
import type { ListedFile, ListedFiles } from './targetFiles'
import { listFiles } from './targetFiles'

/** A data file that sentences are added to. */
export interface TargetFile {
  readonly uri: vscode.Uri
  /** As the config has it that names the file; else nothing is said. */
  readonly reading: DataReading
}

type Context = Pick<Services, 'runs' | 'commandLine' | 'context'>

/** Workspace state: absolute path of the file that was chosen last. */
const lastKey = 'trainingFile'
const plainReading: DataReading = { textColumn: null, labelColumn: null, labels: null, labelMap: {} }

/**
 * Have a data file chosen: one that a config of this workspace trains on, another one of the workspace, the one of last
 * time, or any. Null if none was.
 */
export async function chooseTarget({ runs, commandLine, context }: Context): Promise<TargetFile | null> {
  const [outlines, found] = await Promise.all([outlinesOf(runs, commandLine), findDataFiles()])
  const listed = listFiles(outlines, found, context.workspaceState.get<string>(lastKey))
  const title = vscode.l10n.t('Which file are the sentences to be added to?')
  const item = await choose<TargetItem>(title, [...fileItems(listed), ...otherItems()])
  const uri = (await item?.answer?.()) ?? null
  if (uri === null) return null
  await context.workspaceState.update(lastKey, uri.fsPath)
  return { uri, reading: readingOf(uri, outlines) }
}

async function outlinesOf(
  runs: Context['runs'],
  commandLine: Context['commandLine'],
): Promise<readonly ConfigOutline[]> {
  const configs = (await runs.findConfigs()).map(({ fsPath }) => fsPath)
  return configs.length === 0 ? [] : commandLine.run(['outline', '--data', ...configs], readOutlines)
}

/** Null for a line between items. */
interface TargetItem extends vscode.QuickPickItem {
  readonly answer: (() => Promise<vscode.Uri | null>) | null
}

function fileItems({ training, others }: ListedFiles): readonly TargetItem[] {
  return [
    ...training.map(fileItem),
    ...(others.length > 0 ? [lineOf(vscode.l10n.t('other data files'))] : []),
    ...others.map(fileItem),
    ...(training.length + others.length > 0 ? [lineOf('')] : []),
  ]
}

function fileItem({ file, description }: ListedFile): TargetItem {
  const uri = vscode.Uri.file(file)
  return { label: vscode.workspace.asRelativePath(uri), description, answer: () => Promise.resolve(uri) }
}

function lineOf(label: string): TargetItem {
  return { label, kind: vscode.QuickPickItemKind.Separator, answer: null }
}

function otherItems(): readonly TargetItem[] {
  return [
    { label: vscode.l10n.t('Another file…'), answer: pickFile },
    { label: vscode.l10n.t('New file…'), answer: newFile },
  ]
}

/** What a file may be that has nothing in it yet. */
const filters = () => ({
  [vscode.l10n.t('CoNLL')]: taggedExtensions.map((extension) => extension.slice(1)),
  [vscode.l10n.t('JSON lines')]: recordExtensions.map((extension) => extension.slice(1)),
})

async function pickFile(): Promise<vscode.Uri | null> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('The file that the sentences are added to'),
    openLabel: vscode.l10n.t('Add sentences'),
    filters: { [vscode.l10n.t('Training data')]: [...Object.values(filters()).flat(), 'json', 'csv', 'tsv'] },
  })
  return picked?.[0] ?? null
}

async function newFile(): Promise<vscode.Uri | null> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri
  const chosen = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('A new file for the sentences'),
    ...(folder !== undefined && { defaultUri: vscode.Uri.joinPath(folder, 'added.conll') }),
    filters: filters(),
  })
  // One that is there is added to: none is emptied.
  if (chosen !== undefined && !(await exists(chosen))) await vscode.workspace.fs.writeFile(chosen, new Uint8Array())
  return chosen ?? null
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  )
}

function readingOf({ fsPath }: vscode.Uri, outlines: readonly ConfigOutline[]): DataReading {
  const named = outlines.find(({ data }) =>
    Object.values(data?.files ?? {}).some((files) => files.some((file) => path.relative(file, fsPath) === '')),
  )
  return named?.data?.reading ?? plainReading
}
