import * as vscode from 'vscode'
import { say } from '../messages/say'
import { directoriesOf, pickViewedRuns } from './pickRuns'
import type { Services } from './services'

/** Lines that can still be told apart. */
const most = 20

/** `Compare runs`: those that are selected, else those that are picked, side by side. */
export async function compareRuns(services: Services, given?: unknown, selected?: unknown): Promise<void> {
  const directories = [...(directoriesOf(services, given, selected) ?? (await pick(services)))]
  if (directories.length === 0) return
  if (directories.length === 1 || directories.length > most) {
    void say('information', vscode.l10n.t('Choose 2 to {0} runs to compare.', most))
    return
  }
  ;(await services.comparePanels()).show(directories)
}

async function pick(services: Services): Promise<readonly string[]> {
  const runs = await pickViewedRuns(services, undefined, undefined, {
    title: vscode.l10n.t('Which runs to compare?'),
    none: vscode.l10n.t('There are no runs here yet.'),
  })
  return runs.map(({ directory }) => directory)
}
