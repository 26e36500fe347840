import path from 'node:path'
import * as vscode from 'vscode'
import { runFiles } from '../../runs/runFiles'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Open log`: what the trainer printed. */
export async function openLog(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run’s log?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run === null) return
  const document = await vscode.workspace.openTextDocument(path.join(run.directory, runFiles.log))
  const editor = await vscode.window.showTextDocument(document, { preview: false })
  // What it said last is what one looks for.
  const end = document.lineAt(document.lineCount - 1).range.end
  editor.revealRange(new vscode.Range(end, end))
}
