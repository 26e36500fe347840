import type { Command } from 'vscode-languageserver/node'

/** A text inside a snippet, where `$`, `}` and a backslash mean something else. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

/** VS Code's command that opens the list of values behind a key that was just inserted; other editors leave it. */
export const suggestAgain: Command = { title: '', command: 'editor.action.triggerSuggest' }
