import * as vscode from 'vscode'

/** What it says wherever it is asked. */
const answer = 'answered by the YAML stand-in'

/**
 * Stands in for the YAML support that users have: it claims every file that ends as YAML does, and answers in it.
 *
 * @param {import('vscode').ExtensionContext} context
 */
export function activate({ subscriptions }) {
  subscriptions.push(
    vscode.languages.registerHoverProvider('yaml', { provideHover: () => new vscode.Hover(answer) }),
    vscode.languages.registerCompletionItemProvider('yaml', {
      provideCompletionItems: () => [new vscode.CompletionItem(answer)],
    }),
  )
}
