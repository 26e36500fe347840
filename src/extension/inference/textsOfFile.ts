import * as vscode from 'vscode'

/** The texts of the file that a document is of: the document, or all cells of its notebook. */
export function textsOfFile(document: vscode.TextDocument): readonly vscode.TextDocument[] {
  const cells = notebookOf(document)?.getCells()
  return cells?.map((cell) => cell.document) ?? [document]
}

function notebookOf(document: vscode.TextDocument): vscode.NotebookDocument | undefined {
  return vscode.workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  )
}
