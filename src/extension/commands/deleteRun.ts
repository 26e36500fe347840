import * as vscode from 'vscode'
import { deleteRun as deleteForGood } from '../../runs/deleteRun'
import { isLive } from '../../runs/deriveState'
import { requireEnded, requireWritable } from '../../runs/requireState'
import type { RunView } from '../../runs/RunReader'
import { RunReader } from '../../runs/RunReader'
import { ask } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Delete run`: with its model and checkpoints; to the trash where there is one. */
export async function deleteRun(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: ({ state }) => !isLive(state),
    title: vscode.l10n.t('Which run to delete?'),
    none: vscode.l10n.t('No run here has ended.'),
    takesOnly: false,
  })
  if (run === null) return
  const view = await (await RunReader.open(run.directory)).look()
  requireWritable(view)
  requireEnded(view)
  await (canTrash() ? toTrash(view) : forGood(view))
  await services.runs.look()
}

/** A machine that is reached over the network has none. */
function canTrash(): boolean {
  return vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop
}

async function toTrash(view: RunView): Promise<void> {
  const remove = vscode.l10n.t('Move to trash')
  const message = vscode.l10n.t('Delete {0} with its model and checkpoints?', view.record.id)
  if ((await ask(message, view.directory, remove)) !== remove) return
  await vscode.workspace.fs.delete(vscode.Uri.file(view.directory), { recursive: true, useTrash: true })
}

async function forGood(view: RunView): Promise<void> {
  const remove = vscode.l10n.t('Delete for good')
  const message = vscode.l10n.t('Delete {0} with its model and checkpoints? There is no trash here.', view.record.id)
  if ((await ask(message, view.directory, remove)) === remove) await deleteForGood(view)
}
