import * as vscode from 'vscode'
import type { TextSource } from '../../shared/protocol/tokenPanel'
import { mostCharacters } from '../../shared/protocol/tokenPanel'
import type { DocumentPart } from './TokenPanel'

/** Where a text was selected before the window was reloaded; null if it does not stand there in an open editor. */
export async function partOf({ uri, start, end }: TextSource, text: string): Promise<DocumentPart | null> {
  if (!isInTab(uri)) return null
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri))
  const there = document.getText().slice(start, end)
  return there.slice(0, mostCharacters) === text ? { document, span: { start, end } } : null
}

function isInTab(uri: string): boolean {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
  return tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri)
}
