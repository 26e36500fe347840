import * as vscode from 'vscode'
import type { ProblemRow } from '../../shared/protocol/commandLine'

const severities = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
} as const

/** What the last start said of the config and its data, in the Problems view. */
export class StartProblems implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('finetune-lab')
  /** Once a file is edited its lines move, and what was said of it is no longer known to be so. */
  private readonly subscription = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0 && this.shown.has(document.uri)) this.shown.delete(document.uri)
  })

  show(rows: readonly ProblemRow[]): void {
    this.shown.clear()
    for (const file of new Set(rows.map((row) => row.file))) {
      const ofFile = rows.filter((row) => row.file === file)
      this.shown.set(vscode.Uri.file(file), ofFile.map(diagnosticOf))
    }
  }

  clear(): void {
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
    this.subscription.dispose()
    this.shown.dispose()
  }
}

function diagnosticOf(row: ProblemRow): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(rangeOf(row), row.message, severities[row.severity])
  diagnostic.source = 'Fine-Tuning Lab'
  diagnostic.code = row.code
  return diagnostic
}

/** Rows know where a problem begins: to the end of the line is what is underlined. */
function rangeOf({ line, column }: ProblemRow): vscode.Range {
  return new vscode.Range(line - 1, column - 1, line - 1, Number.MAX_SAFE_INTEGER)
}
