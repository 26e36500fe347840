import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import { pickRun } from './pickRun'
import type { Services } from './services'

/**
 * `Show run`: its panel.
 *
 * @param how `{ preserveFocus: true }` leaves the focus where it is; from a menu it is what is selected
 */
export async function showRun(services: Services, given?: unknown, how?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: () => true,
    title: vscode.l10n.t('Which run to show?'),
    none: vscode.l10n.t('There are no runs here yet.'),
    takesOnly: true,
    isForForeign: true,
  })
  if (run === null) return
  const panels = await services.panels()
  panels.show(run.directory, { preserveFocus: isRecord(how) && how['preserveFocus'] === true })
}
