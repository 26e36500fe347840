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
  const reader = await RunReader.open(run.directory)
  requireDeletable(await reader.look())
  if (!(await isWanted(reader))) return
  // It may have been resumed while the question stood.
  const view = await reader.look()
  requireDeletable(view)
  await (canTrash() ? toTrash(view) : deleteForGood(view))
  await services.runs.look()
}

function requireDeletable(view: RunView): void {
  requireWritable(view)
  requireEnded(view)
}

/** A machine that is reached over the network has none. */
function canTrash(): boolean {
  return vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop
}

async function isWanted({ record: { id }, directory }: RunReader): Promise<boolean> {
  const remove = canTrash() ? vscode.l10n.t('Move to trash') : vscode.l10n.t('Delete for good')
  const message = canTrash()
    ? vscode.l10n.t('Delete {0} with its model and checkpoints?', id)
    : vscode.l10n.t('Delete {0} with its model and checkpoints? There is no trash here.', id)
  return (await ask(message, directory, remove)) === remove
}

async function toTrash({ directory }: RunView): Promise<void> {
  await vscode.workspace.fs.delete(vscode.Uri.file(directory), { recursive: true, useTrash: true })
}
