import * as vscode from 'vscode'
import type { ViewedRun } from '../../runs/foreign/ListedForeign'
import { pickViewedRuns } from './pickRuns'
import type { CommandHandler, Services } from './services'

/** `Copy run id`: of several, one a line. */
export const copyRunId: CommandHandler = (services, given, selected) => copy(({ id }) => id, services, given, selected)

/** `Copy path of run`. */
export const copyRunPath: CommandHandler = (services, given, selected) =>
  copy(({ directory }) => directory, services, given, selected)

async function copy(
  textOf: (run: ViewedRun) => string,
  services: Services,
  given: unknown,
  selected: unknown,
): Promise<void> {
  const runs = await pickViewedRuns(services, given, selected, {
    title: vscode.l10n.t('Which runs?'),
    none: vscode.l10n.t('There are no runs here yet.'),
  })
  if (runs.length > 0) await vscode.env.clipboard.writeText(runs.map(textOf).join('\n'))
}
