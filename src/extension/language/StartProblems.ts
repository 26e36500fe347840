import * as vscode from 'vscode'
import type { ProblemRow } from '../../shared/protocol/commandLine'
import type { Resource } from '../resource'

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const

/** Tells the problems that a start or a check found in the files from those of the language server. */
const source = 'Fine-Tuning Lab (on disk)'
const serverSource = 'Fine-Tuning Lab'

/**
 * What the last start or check said of the config and its data, in the Problems view. What the language server says of
 * the same place is left to it: it knows more of where a problem ends, and follows each edit.
 */
export class StartProblems implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('finetune-lab')
  /** By file. */
  private readonly rows = new Map<string, readonly ProblemRow[]>()
  private readonly subscriptions: readonly Resource[] = [
    // Once a file is edited its lines move, and what was said of it is no longer known to be so.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) this.forget(document.uri)
    }),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      for (const uri of uris) if (this.rows.has(uri.fsPath)) this.place(uri)
    }),
  ]

  show(rows: readonly ProblemRow[]): void {
    this.clear()
    for (const file of new Set(rows.map((row) => row.file))) {
      const uri = vscode.Uri.file(file)
      this.rows.set(
        uri.fsPath,
        rows.filter((row) => row.file === file),
      )
      this.place(uri)
    }
  }

  clear(): void {
    this.rows.clear()
    this.shown.clear()
  }

  /**
   * Open the Problems view, and the place of a problem.
   *
   * @throws VS Code's error if the file cannot be opened: it is too large, or gone
   */
  async reveal(row: ProblemRow | null): Promise<void> {
    await vscode.commands.executeCommand('workbench.actions.view.problems')
    if (row !== null) await vscode.window.showTextDocument(vscode.Uri.file(row.file), { selection: rangeOf(row) })
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
    this.shown.dispose()
  }

  private forget(uri: vscode.Uri): void {
    if (this.rows.delete(uri.fsPath)) this.shown.delete(uri)
  }

  /** Setting them tells of a change too: only what changes is set. */
  private place(uri: vscode.Uri): void {
    const said = vscode.languages.getDiagnostics(uri).filter((each) => each.source === serverSource)
    const isSaid = (row: ProblemRow) =>
      said.some(({ code, range }) => code === row.code && range.start.line === row.line - 1)
    const rows = (this.rows.get(uri.fsPath) ?? []).filter((row) => !isSaid(row))
    if (rows.length !== (this.shown.get(uri)?.length ?? 0)) this.shown.set(uri, rows.map(diagnosticOf))
  }
}

function diagnosticOf(row: ProblemRow): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(row), row.message, severities[row.severity])
  diagnostic.source = source
  diagnostic.code = row.code
  return diagnostic
}

/** Rows know where a problem begins: to the end of the line is what is underlined. */
function rangeOf({ line, column }: ProblemRow): vscode.Range {
  return new vscode.Range(line - 1, column - 1, line - 1, Number.MAX_SAFE_INTEGER)
}
