import * as vscode from 'vscode'
import { isBeingMade, managedSize, removeManaged } from '../../environment/managedEnvironments'
import { systemProcesses } from '../../runs/processIdentity'
import { bytes } from '../../shared/text/numbers'
import { ask, say } from '../messages/say'
import { liveRuns } from './liveRuns'
import type { Services } from './services'

/** `Remove managed environment`: frees the disk; it can be made again. */
export async function removeEnvironment(services: Services): Promise<void> {
  const { python } = services
  const { cache } = await python.setup()
  if (await isBeingMade(cache, systemProcesses)) {
    const message = vscode.l10n.t('A Python environment is being set up. Let it end, or cancel it, and remove it then.')
    void say('warning', message)
    return
  }
  const title = vscode.l10n.t('Measuring the Python environment')
  const location = vscode.ProgressLocation.Window
  const size = await vscode.window.withProgress({ location, title }, () => managedSize(cache))
  if (size === 0) {
    void say('information', vscode.l10n.t('There is no managed environment: {0}', cache))
    return
  }
  const remove = vscode.l10n.t('Remove')
  const message = vscode.l10n.t('Remove the managed Python environment? It takes {0} on disk.', bytes(size))
  if ((await ask(message, await detailFor(cache, services), remove)) !== remove) return
  const removing = vscode.l10n.t('Removing the Python environment')
  await vscode.window.withProgress({ location, title: removing }, () => removeManaged(cache))
  python.forget()
  void say('information', vscode.l10n.t('Removed: {0} are free again.', bytes(size)))
}

async function detailFor(cache: string, services: Services): Promise<string> {
  const warning =
    (await liveRuns(services)).length > 0 ? vscode.l10n.t('A run is live, and would fail if it uses it.') : ''
  return `${vscode.l10n.t('It can be made again with Set up Python environment.')} ${warning}\n${cache}`
}
