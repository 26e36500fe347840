import * as vscode from 'vscode'
import { deleteRun as deleteForGood } from '../../runs/deleteRun'
import { isLive } from '../../runs/deriveState'
import { directorySize } from '../../runs/directorySize'
import { requireEnded, requireWritable } from '../../runs/requireState'
import type { RunView } from '../../runs/RunReader'
import { RunReader } from '../../runs/RunReader'
import { bytes } from '../../shared/text/numbers'
import { ask } from '../messages/say'
import { directoriesOf, pickRuns } from './pickRuns'
import type { Services } from './services'

/** `Delete run`: with their models and checkpoints, to the trash; for good, after a question, where there is none. */
export async function deleteRuns(services: Services, given?: unknown, selected?: unknown): Promise<void> {
  if (await areAllForeign(services, given, selected)) return
  const runs = await pickRuns(services, given, selected, {
    fits: ({ state }) => !isLive(state),
    title: vscode.l10n.t('Which runs to delete?'),
    none: vscode.l10n.t('No run here has ended.'),
  })
  const readers = await Promise.all(runs.map(({ directory }) => RunReader.open(directory)))
  for (const reader of readers) await lookBeforeDeletion(reader)
  const left = canTrash() ? await trashAll(readers) : readers
  if (left.length > 0 && (await isWanted(left))) await removeAll(left)
  await services.runs.look()
}

/** Runs of other tools that are selected leave the list, and nothing of them is deleted. Whether that was all. */
async function areAllForeign(services: Services, given: unknown, selected: unknown): Promise<boolean> {
  const meant = directoriesOf(services, given, selected)
  const foreign = services.foreign.all.filter(({ address }) => meant?.has(address))
  for (const { address } of foreign) await services.foreign.forget(address)
  return foreign.length > 0 && foreign.length === meant?.size
}

/** It may be resumed at any moment. */
async function lookBeforeDeletion(reader: RunReader): Promise<RunView> {
  const view = await reader.look()
  requireWritable(view)
  requireEnded(view)
  return view
}

/** A machine that is reached over the network has none. */
function canTrash(): boolean {
  return vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop
}

/** Answers those that no trash takes. */
async function trashAll(readers: readonly RunReader[]): Promise<readonly RunReader[]> {
  const left: RunReader[] = []
  for (const reader of readers) {
    const { directory } = await lookBeforeDeletion(reader)
    try {
      await vscode.workspace.fs.delete(vscode.Uri.file(directory), { recursive: true, useTrash: true })
    } catch {
      left.push(reader)
    }
  }
  return left
}

async function isWanted(readers: readonly RunReader[]): Promise<boolean> {
  const sizes = await Promise.all(readers.map(({ directory }) => directorySize(directory)))
  const size = bytes(sizes.reduce((one, other) => one + other, 0))
  const [only] = readers
  const message =
    readers.length === 1 && only !== undefined
      ? vscode.l10n.t('Delete {0} with its model and checkpoints? There is no trash here.', only.record.id)
      : vscode.l10n.t('Delete {0} runs with their models and checkpoints? There is no trash here.', readers.length)
  const remove = vscode.l10n.t('Delete for good')
  const detail = [vscode.l10n.t('{0} on disk.', size), ...readers.map(({ directory }) => directory)].join('\n')
  return (await ask(message, detail, remove)) === remove
}

async function removeAll(readers: readonly RunReader[]): Promise<void> {
  for (const reader of readers) await deleteForGood(await lookBeforeDeletion(reader))
}
