import type { ServerCapabilities } from 'vscode-languageserver/node'
import { CodeActionKind, TextDocumentSyncKind } from 'vscode-languageserver/node'
import { fixAllKind } from './feature/codeActions'

/** What the server offers. */
export const capabilities: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
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
