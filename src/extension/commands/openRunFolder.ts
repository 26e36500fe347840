import * as vscode from 'vscode'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Reveal folder of run`: in the explorer of this window if it is below a folder of it, else in the system's. */
export async function openRunFolder(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run’s folder?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
    isForForeign: true,
  })
  if (run === null) return
  const uri = vscode.Uri.file(run.directory)
  const isHere = vscode.workspace.getWorkspaceFolder(uri) !== undefined
  await vscode.commands.executeCommand(isHere ? 'revealInExplorer' : 'revealFileInOS', uri)
}
