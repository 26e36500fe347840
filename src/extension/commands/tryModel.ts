import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { EntitySpan } from '../../shared/protocol/prediction'
import { readEntities } from '../../shared/protocol/readCommandLine'
import { percent } from '../../shared/text/numbers'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { RunTarget, Services } from './services'

/** Workspace state: the text that was tried last. */
const lastTextKey = 'lastTriedText'

/** `Try the model`: the entities that a finished run's model finds in a text. */
export async function tryModel(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: ({ state }) => !isLive(state),
    title: vscode.l10n.t('Which run’s model?'),
    none: vscode.l10n.t('No run here has ended yet: a model is there once one has.'),
    takesOnly: true,
  })
  if (run !== null) await tryText(services, run)
}

async function tryText(services: Services, run: RunTarget): Promise<void> {
  const { workspaceState } = services.context
  const text = await vscode.window.showInputBox({
    title: vscode.l10n.t('Try the model'),
    prompt: vscode.l10n.t('A text to find entities in'),
    value: workspaceState.get(lastTextKey, ''),
    ignoreFocusOut: true,
  })
  if (text === undefined || text.trim() === '') return
  await workspaceState.update(lastTextKey, text)
  const entities = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Asking the model') },
    () => services.commandLine.run(['predict', run.directory, '--text', text], readEntities),
  )
  // A message waits for its reader; the command is over.
  void say('information', answerText(entities), {
    title: vscode.l10n.t('Another text'),
    run: () => tryText(services, run),
  })
}

function answerText(entities: readonly EntitySpan[]): string {
  if (entities.length === 0) return vscode.l10n.t('The model finds no entity in it.')
  return entities
    .map(({ word, entity_group: label, score }) => `${word} — ${label} (${vscode.l10n.t('{0} %', percent(score))})`)
    .join(' · ')
}
