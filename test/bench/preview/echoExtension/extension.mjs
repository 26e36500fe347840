import * as vscode from 'vscode'

/** Marks each `zzz` of the first line as soon as it hears of an edit: the least time that a mark takes in this VS Code. */
export function activate() {
  const type = vscode.window.createTextEditorDecorationType({ after: { contentText: 'ECHO' } })
  vscode.workspace.onDidChangeTextDocument(({ document }) => {
    const editor = vscode.window.activeTextEditor
    if (editor?.document !== document) return
    const marks = Array.from(document.lineAt(0).text.matchAll(/zzz/g), ({ index }) => index)
    editor.setDecorations(
      type,
      marks.map((index) => new vscode.Range(0, index, 0, index + 3)),
    )
  })
}
