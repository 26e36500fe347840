import * as vscode from 'vscode'
import { pickOf } from './pickRuns'
import type { Services } from './services'

/** `Remove from list`: runs of other tools leave the view; their files stay as they are. */
export async function removeFromList(services: Services, given?: unknown, selected?: unknown): Promise<void> {
  const runs = await pickOf(await services.foreign.look(), services, given, selected, {
    title: vscode.l10n.t('Which runs to remove from the list?'),
    none: vscode.l10n.t('There is no run of another tool in the list.'),
  })
  for (const { directory } of runs) await services.foreign.forget(directory)
}
