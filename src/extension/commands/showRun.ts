import * as vscode from 'vscode'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Show run`: its panel. */
export async function showRun(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run to show?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
  })
  if (run !== null) services.panels.show(run.directory)
}
