import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import * as vscode from 'vscode'
import { runFiles } from '../../runs/runFiles'
import { readRunRecord } from '../../runs/readRunFiles'
import { language } from '../contributions/language'
import { pickRun } from './pickRun'
import type { Services } from './services'

/**
 * `Duplicate config and edit`: the config as the run was started with, as a new file beside the one that it was started
 * from, so that relative paths lead where they led. It is on disk once its user saves it.
 */
export async function duplicateConfig(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run’s config to duplicate?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run === null) return
  const source = await readFile(path.join(run.directory, runFiles.source), 'utf8')
  const { config, name } = await readRunRecord(run.directory)
  const uri = freeUri(folderOf(config.path, run.directory), name)
  const document = await vscode.workspace.openTextDocument(uri)
  const editor = await vscode.window.showTextDocument(document)
  await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), source))
  if (document.languageId !== language.id) await vscode.languages.setTextDocumentLanguage(document, language.id)
}

/** Where a project was moved, its runs are still two folders below its config unless they were told otherwise. */
function folderOf(config: string, run: string): string {
  const folder = path.dirname(config)
  return existsSync(folder) ? folder : path.dirname(path.dirname(run))
}

/** A name that neither a file nor an editor has. */
function freeUri(folder: string, name: string): vscode.Uri {
  const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.fsPath))
  for (let number = 2; ; number++) {
    const file = path.join(folder, `${name}-${number}.finetune.yaml`)
    if (!open.has(file) && !existsSync(file)) return vscode.Uri.file(file).with({ scheme: 'untitled' })
  }
}
