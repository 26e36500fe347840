import type { ServerCapabilities } from 'vscode-languageserver/node'
import { CodeActionKind } from 'vscode-languageserver-types'
import { fixAllKind } from './feature/codeActions'

/** What the server offers. */
export const capabilities: ServerCapabilities = {
  // Incremental: a client tells what has changed, and not all of the text.
  textDocumentSync: 2,
  hoverProvider: true,
  completionProvider: { triggerCharacters: [':', ' ', '/', '-', '[', ','] },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, fixAllKind] },
  inlayHintProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  documentFormattingProvider: true,
  documentLinkProvider: {},
  definitionProvider: true,
  renameProvider: { prepareProvider: true },
}
