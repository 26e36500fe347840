import * as vscode from 'vscode'
import { logOf } from '../../runs/openSource'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Open log`: what the trainer printed; of a run of another tool the file that it is read from. */
export async function openLog(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run’s log?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run === null) return
  const log = await logOf(run.directory)
  if (log === null) {
    void say('information', vscode.l10n.t('This run has no log that can be read.'))
    return
  }
  const document = await vscode.workspace.openTextDocument(log)
  const editor = await vscode.window.showTextDocument(document, { preview: false })
  // What it said last is what one looks for.
  const end = document.lineAt(document.lineCount - 1).range.end
  editor.revealRange(new vscode.Range(end, end))
}
