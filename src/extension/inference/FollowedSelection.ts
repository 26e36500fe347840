import * as vscode from 'vscode'
import type { TextSource } from '../../shared/protocol/tokenPanel'
import type { Resource } from '../resource'
import type { Span } from './trackedSpan'
import { trackedSpan } from './trackedSpan'

/** What is told of a part of a document. */
export interface SelectionListener {
  /** It was edited. */
  readonly onText: (text: string) => void
  /** Nothing is left of it, or its document was closed. */
  readonly onEnd: () => void
}

/** A part of a document, wherever edits before it move it, until nothing of it is left. */
export class FollowedSelection implements Resource {
  private readonly subscriptions: vscode.Disposable

  constructor(
    private readonly document: vscode.TextDocument,
    private span: Span,
    private readonly listener: SelectionListener,
  ) {
    this.subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document === document && change.contentChanges.length > 0) this.follow(change.contentChanges)
      }),
      vscode.workspace.onDidCloseTextDocument((closed) => {
        if (closed === document) listener.onEnd()
      }),
    )
  }

  get text(): string {
    return this.document.getText(this.range)
  }

  get source(): TextSource {
    const { uri } = this.document
    return { name: vscode.workspace.asRelativePath(uri), uri: uri.toString(), ...this.span }
  }

  /** Brings it to sight, selected. */
  async reveal(): Promise<void> {
    await vscode.window.showTextDocument(this.document, { selection: this.range, viewColumn: this.column })
  }

  dispose(): void {
    this.subscriptions.dispose()
  }

  private follow(changes: readonly vscode.TextDocumentContentChangeEvent[]): void {
    for (const change of changes) {
      const moved = trackedSpan(this.span, change)
      if (moved === null) {
        this.listener.onEnd()
        return
      }
      this.span = moved
    }
    this.listener.onText(this.text)
  }

  private get range(): vscode.Range {
    return new vscode.Range(this.document.positionAt(this.span.start), this.document.positionAt(this.span.end))
  }

  /** Where it is in sight already; beside the panel otherwise. */
  private get column(): vscode.ViewColumn {
    const editor = vscode.window.visibleTextEditors.find(({ document }) => document === this.document)
    return editor?.viewColumn ?? vscode.ViewColumn.Beside
  }
}
