import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Browse errors`: what the model of a run gets wrong, example by example. */
export async function browseErrors(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: ({ state }) => !isLive(state),
    title: vscode.l10n.t('Which run’s errors?'),
    none: vscode.l10n.t('No run here has ended yet: what a model predicts is written once its run has.'),
    takesOnly: true,
  })
  if (run !== null) (await services.errorPanels()).show(run.directory)
}

/** `Show line in error browser`: from a data file back to what the model made of the example at the cursor. */
export async function showInErrorBrowser({ errorPanels }: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined) return
  const isFound = await (await errorPanels()).reveal(editor.document.uri, editor.selection.active.line + 1)
  if (!isFound) void say('information', vscode.l10n.t('No error browser that is open shows an example of this file.'))
}
