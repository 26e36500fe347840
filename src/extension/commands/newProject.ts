import path from 'node:path'
import * as vscode from 'vscode'
import { readProjectDocument } from '../../shared/protocol/readCommandLine'
import { choose } from '../messages/choose'
import { openConfigAfterReload } from '../openAfterReload'
import type { Services } from './services'

/** What a project is made of: nothing means the sample. */
interface Source {
  readonly trainFile: vscode.Uri | null
}

/** `New fine-tuning project`: the sample, or a config made for a data file, with the config in front. */
export async function newProject(services: Services): Promise<void> {
  const source = await pickSource()
  if (source === null) return
  const folder = await pickFolder(source)
  if (folder === null) return
  const train = source.trainFile === null ? [] : ['--train', source.trainFile.fsPath]
  const title = vscode.l10n.t('Making the project')
  const { directory, files } = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title },
    () => services.commandLine.run(['init', folder.fsPath, ...train], readProjectDocument),
  )
  const config = vscode.Uri.file(path.join(directory, files[0] ?? 'finetune.yaml'))
  if (vscode.workspace.getWorkspaceFolder(config) === undefined) {
    await openConfigAfterReload(services.context, config)
    await vscode.commands.executeCommand('vscode.openFolder', vscode.Uri.file(directory))
  } else {
    await vscode.window.showTextDocument(config)
  }
}

async function pickSource(): Promise<Source | null> {
  const sample = {
    label: vscode.l10n.t('Sample: French travel orders'),
    detail: vscode.l10n.t('Finds departure, arrival and stops. Trains in about a minute on two cores.'),
  }
  const own = {
    label: vscode.l10n.t('From a data file of mine'),
    detail: vscode.l10n.t('CoNLL, JSON lines, JSON, CSV or TSV: its format and labels are found.'),
  }
  const picked = await choose(vscode.l10n.t('New fine-tuning project'), [sample, own])
  if (picked === null) return null
  if (picked === sample) return { trainFile: null }
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Training data'),
    openLabel: vscode.l10n.t('Train on this'),
    filters: { [vscode.l10n.t('Training data')]: ['conll', 'iob', 'bio', 'txt', 'jsonl', 'json', 'csv', 'tsv'] },
  })
  const [trainFile] = files ?? []
  return trainFile === undefined ? null : { trainFile }
}

/** Asked as a list where there is an obvious answer. */
async function pickFolder({ trainFile }: Source): Promise<vscode.Uri | null> {
  const beside = trainFile === null ? [] : [vscode.Uri.joinPath(trainFile, '..')]
  const open = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri)
  const near = [...new Map([...beside, ...open].map((uri) => [uri.fsPath, uri])).values()]
  const candidates = await Promise.all(near.map(async (uri) => ((await hasConfig(uri)) ? withinNew(uri) : uri)))
  const other = { label: vscode.l10n.t('Another folder…'), uri: null }
  const items = [...candidates.map((uri) => ({ label: uri.fsPath, uri })), other]
  if (items.length === 1) return askForFolder()
  const picked = await choose(vscode.l10n.t('In which folder?'), items)
  return picked === null ? null : (picked.uri ?? askForFolder())
}

async function askForFolder(): Promise<vscode.Uri | null> {
  const folders = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Folder of the project'),
    openLabel: vscode.l10n.t('Make the project here'),
    canSelectFiles: false,
    canSelectFolders: true,
  })
  return folders?.[0] ?? null
}

/** Nothing is overwritten: where a project is already, a folder in it is offered. */
function withinNew(folder: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(folder, 'new-project')
}

async function hasConfig(folder: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, 'finetune.yaml'))
    return true
  } catch {
    return false
  }
}
