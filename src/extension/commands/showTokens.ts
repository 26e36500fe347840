import * as vscode from 'vscode'
import { spanOf } from '../inference/EntityPreviews'
import type { CommandHandler } from './services'

/** `Show tokens and scores`: of what is selected, or of the line of a cursor that selects nothing; without an editor, of a text to type. */
export const showTokens: CommandHandler = async ({ tokenPanels }) => {
  const editor = vscode.window.activeTextEditor
  const span = editor === undefined ? null : spanOf(editor.document, editor.selection)
  const isEmpty = editor === undefined || span === null || span.start === span.end
  await (await tokenPanels()).show(isEmpty ? {} : { selection: { document: editor.document, span } })
}
