import * as vscode from 'vscode'
import { textsOfFile } from '../inference/textsOfFile'
import { say } from '../messages/say'
import type { CommandHandler } from './services'

/** `Preview entities in selection`: of each selection, or of the line of a cursor that selects nothing. */
export const previewSelection: CommandHandler = async ({ previews }) => {
  const editor = activeEditor()
  if (editor !== null) await (await previews()).showSelections(editor)
}

/** `Preview entities in file`: all of it, of a notebook all cells, kept up to date while edited; once more ends it. */
export const previewFile: CommandHandler = async ({ previews }) => {
  const document = activeEditor()?.document
  if (document === undefined) return
  const shown = await previews()
  const texts = textsOfFile(document)
  if (shown.get(document)?.covered === null) for (const text of texts) shown.clear(text)
  else await Promise.all(texts.map((text) => shown.showAll(text)))
}

/** `Clear entities`, of a notebook those of all cells. */
export const clearPreview: CommandHandler = async ({ previews }) => {
  const document = vscode.window.activeTextEditor?.document
  if (document === undefined) return
  const shown = await previews()
  for (const text of textsOfFile(document)) shown.clear(text)
}

function activeEditor(): vscode.TextEditor | null {
  const editor = vscode.window.activeTextEditor ?? null
  if (editor === null) void say('information', vscode.l10n.t('Open a text first, and select what is to be looked at.'))
  return editor
}
