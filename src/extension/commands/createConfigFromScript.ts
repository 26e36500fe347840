import path from 'node:path'
import * as vscode from 'vscode'
import type { ScriptReading } from '../../shared/protocol/commandLine'
import { readProjectDocument } from '../../shared/protocol/readCommandLine'
import { say } from '../messages/say'
import type { Services } from './services'

/** `Create config from script`: a config for a Python file or a notebook, which is read and not run. */
export async function createConfigFromScript({ commandLine }: Services, given?: unknown): Promise<void> {
  const script = await pickScript(given)
  if (script === null) return
  const title = vscode.l10n.t('Reading {0}', path.basename(script.fsPath))
  const words = ['init', path.dirname(script.fsPath), '--from', script.fsPath]
  const {
    directory,
    files,
    script: reading,
  } = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () =>
    commandLine.run(words, readProjectDocument),
  )
  const config = vscode.Uri.file(path.join(directory, files[0] ?? 'finetune.yaml'))
  // The script stays in view: lines of the config say where they were read.
  const viewColumn = isShown(script) ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active
  const editor = await vscode.window.showTextDocument(config, { viewColumn })
  if (reading !== undefined) void sayReading(reading, script, editor)
}

/** The one that a menu was opened on, the one in front, or the one picked; saved, since it is read from the disk. */
async function pickScript(given: unknown): Promise<vscode.Uri | null> {
  const uri = given instanceof vscode.Uri && given.scheme === 'file' ? given : scriptInFront()
  if (uri !== null) return isDirty(uri) ? ((await vscode.workspace.save(uri)) ?? null) : uri
  const files = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('Which script or notebook trains?'),
    openLabel: vscode.l10n.t('Read it'),
    filters: { [vscode.l10n.t('Python')]: ['py', 'ipynb'] },
  })
  return files?.[0] ?? null
}

function scriptInFront(): vscode.Uri | null {
  const notebook = vscode.window.activeNotebookEditor?.notebook
  if (notebook !== undefined) return isReadable(notebook.uri) ? notebook.uri : null
  const document = vscode.window.activeTextEditor?.document
  return document?.languageId === 'python' && isReadable(document.uri) ? document.uri : null
}

/** A file, or one to be. */
function isReadable({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'untitled'
}

function isDirty(uri: vscode.Uri): boolean {
  const open = [...vscode.workspace.textDocuments, ...vscode.workspace.notebookDocuments]
  return open.some(
    (document) => document.uri.toString() === uri.toString() && (document.isDirty || document.isUntitled),
  )
}

function isShown(script: vscode.Uri): boolean {
  const texts = vscode.window.visibleTextEditors.map(({ document }) => document.uri)
  const notebooks = vscode.window.visibleNotebookEditors.map(({ notebook }) => notebook.uri)
  return [...texts, ...notebooks].some((uri) => uri.toString() === script.toString())
}

/** The list itself stands at the end of the config. */
function sayReading({ read, problems }: ScriptReading, script: vscode.Uri, editor: vscode.TextEditor): Promise<void> {
  const name = path.basename(script.fsPath)
  const lost = problems.filter(({ severity }) => severity !== 'information').length
  if (lost === 0) return say('information', vscode.l10n.t('{0} settings were read from {1}.', read, name))
  const message = vscode.l10n.t(
    '{0} settings were read from {1}, {2} could not be. They are listed at the end of the config.',
    read,
    name,
    lost,
  )
  return say('information', message, { title: vscode.l10n.t('Show list'), run: () => revealEnd(editor) })
}

async function revealEnd({ document, viewColumn }: vscode.TextEditor): Promise<void> {
  const options = viewColumn === undefined ? {} : { viewColumn }
  const editor = await vscode.window.showTextDocument(document, options)
  const { range } = document.lineAt(document.lineCount - 1)
  editor.selection = new vscode.Selection(range.end, range.end)
  editor.revealRange(range)
}
