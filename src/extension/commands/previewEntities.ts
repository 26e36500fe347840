import * as vscode from 'vscode'
import { say } from '../messages/say'
import type { CommandHandler } from './services'

/** `Preview entities in selection`: of each selection, or of the line of a cursor that selects nothing. */
export const previewSelection: CommandHandler = async ({ previews }) => {
  const editor = activeEditor()
  if (editor !== null) await (await previews()).showSelections(editor)
}

/** `Preview entities in file`: all of it, kept up to date while it is edited; once more ends it. */
export const previewFile: CommandHandler = async ({ previews }) => {
  const document = activeEditor()?.document
  if (document === undefined) return
  const shown = await previews()
  if (shown.get(document)?.covered === null) shown.clear(document)
  else await shown.showAll(document)
}

/** `Clear entities`. */
export const clearPreview: CommandHandler = async ({ previews }) => {
  const document = vscode.window.activeTextEditor?.document
  if (document !== undefined) (await previews()).clear(document)
}

function activeEditor(): vscode.TextEditor | null {
  const editor = vscode.window.activeTextEditor ?? null
  if (editor === null) void say('information', vscode.l10n.t('Open a text first, and select what is to be looked at.'))
  return editor
}
