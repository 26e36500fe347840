import * as vscode from 'vscode'
import { plainLine } from '../../runs/failureLog'
import { logOf } from '../../runs/openSource'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'

/**
 * `Open log`: what the trainer printed; of a run of another tool the file that it is read from.
 *
 * @param text of the line that is selected; the last one where it stands several times, the end where it does not
 */
export async function openLog(services: Services, given?: unknown, text?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run’s log?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
    isForForeign: true,
  })
  if (run === null) return
  const log = await logOf(run.directory)
  if (log === null) {
    void say('information', vscode.l10n.t('This run has no log that can be read.'))
    return
  }
  const document = await vscode.workspace.openTextDocument(log)
  const selection = typeof text === 'string' ? lineOf(document, text) : null
  const editor = await vscode.window.showTextDocument(document, { preview: false, ...(selection && { selection }) })
  if (selection !== null) return
  // What it said last is what one looks for.
  const end = document.lineAt(document.lineCount - 1).range.end
  editor.revealRange(new vscode.Range(end, end))
}

function lineOf(document: vscode.TextDocument, text: string): vscode.Range | null {
  for (let line = document.lineCount - 1; line >= 0; line--) {
    const { text: written, range } = document.lineAt(line)
    if (plainLine(written).trim() === text) return range
  }
  return null
}
