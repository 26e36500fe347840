import * as vscode from 'vscode'
import { managedSize, removeManaged } from '../../environment/managedEnvironments'
import { isLive } from '../../runs/deriveState'
import { bytes } from '../../shared/text/numbers'
import { ask, say } from '../messages/say'
import type { Services } from './services'

/** `Remove managed environment`: frees the disk; it can be made again. */
export async function removeEnvironment({ python, runs }: Services): Promise<void> {
  const { cache } = await python.setup()
  const title = vscode.l10n.t('Measuring the Python environment')
  const location = vscode.ProgressLocation.Window
  const size = await vscode.window.withProgress({ location, title }, () => managedSize(cache))
  if (size === 0) {
    void say('information', vscode.l10n.t('There is no managed environment: {0}', cache))
    return
  }
  const remove = vscode.l10n.t('Remove')
  const message = vscode.l10n.t('Remove the managed Python environment? It takes {0} on disk.', bytes(size))
  if ((await ask(message, await detailFor(cache, runs), remove)) !== remove) return
  const removing = vscode.l10n.t('Removing the Python environment')
  await vscode.window.withProgress({ location, title: removing }, () => removeManaged(cache))
  python.forget()
  void say('information', vscode.l10n.t('Removed: {0} are free again.', bytes(size)))
}

async function detailFor(cache: string, runs: Services['runs']): Promise<string> {
  const live = (await runs.look()).some(({ state }) => isLive(state))
  const warning = live ? vscode.l10n.t('A run is live, and would fail if it uses it.') : ''
  return `${vscode.l10n.t('It can be made again with Set up Python environment.')} ${warning}\n${cache}`
}
