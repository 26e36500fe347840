import type { MessageConnection } from 'vscode-jsonrpc'
import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'

interface DocumentEvents {
  readonly onDidOpen: (document: TextDocument) => void
  readonly onDidChange: (document: TextDocument) => void
  readonly onDidClose: (document: TextDocument) => void
}

/** The documents that are open in the client, with the text that they have there. */
export class OpenDocuments {
  private readonly documents = new Map<string, TextDocument>()

  constructor(connection: MessageConnection, { onDidOpen, onDidChange, onDidClose }: DocumentEvents) {
    connection.onNotification('textDocument/didOpen', ({ textDocument }: DidOpenTextDocumentParams) => {
      const { uri, languageId, version, text } = textDocument
      const document = TextDocument.create(uri, languageId, version, text)
      this.documents.set(uri, document)
      onDidOpen(document)
    })
    connection.onNotification(
      'textDocument/didChange',
      ({ textDocument, contentChanges }: DidChangeTextDocumentParams) => {
        const document = this.documents.get(textDocument.uri)
        if (document !== undefined) onDidChange(TextDocument.update(document, contentChanges, textDocument.version))
      },
    )
    connection.onNotification('textDocument/didClose', ({ textDocument: { uri } }: DidCloseTextDocumentParams) => {
      const document = this.documents.get(uri)
      if (!this.documents.delete(uri) || document === undefined) return
      onDidClose(document)
    })
  }

  get(uri: string): TextDocument | undefined {
    return this.documents.get(uri)
  }

  /** Addresses of all of them. */
  keys(): readonly string[] {
    return [...this.documents.keys()]
  }
}
