import path from 'node:path'
import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { readRunRecord } from '../../runs/readRunFiles'
import { runFiles } from '../../runs/runFiles'
import { readNotes } from '../../runs/runNotes'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Try the model`: what a finished run's model makes of a text, token by token. */
export async function tryModel(services: Services, given?: unknown): Promise<void> {
  const chosen = await pickRun(services, given, {
    fits: ({ state }) => !isLive(state),
    title: vscode.l10n.t('Which run’s model?'),
    none: vscode.l10n.t('No run here has ended yet: a model is there once one has.'),
    takesOnly: true,
  })
  if (chosen === null) return
  const { directory } = chosen
  const [{ id, task }, notes] = await Promise.all([readRunRecord(directory), readNotes(directory)])
  const name = notes.name ?? id
  if (task !== 'token-classification') {
    void say(
      'information',
      vscode.l10n.t('{0} is for {1}: so far, only models that find entities can be tried here.', name, task),
    )
    return
  }
  const model = { folder: path.join(directory, runFiles.model), name, run: directory, step: null }
  await (await services.tokenPanels()).show({ model })
}
