import { homedir } from 'node:os'
import * as vscode from 'vscode'

/** A kind of file, as a dialog offers it. */
export interface FileKind {
  /** Without a dot. */
  readonly extension: string
  /** `PNG picture`. */
  readonly label: string
}

/** Ask where to write a file; null if nobody wants it written. What was chosen last is the folder to begin in. */
export async function chooseFileToWrite(
  title: string,
  name: string,
  { extension, label }: FileKind,
): Promise<vscode.Uri | null> {
  const folder = lastFolder ?? vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir())
  const chosen = await vscode.window.showSaveDialog({
    title,
    defaultUri: vscode.Uri.joinPath(folder, `${fileName(name)}.${extension}`),
    filters: { [label]: [extension] },
  })
  if (chosen === undefined) return null
  lastFolder = vscode.Uri.joinPath(chosen, '..')
  return chosen
}

/** Of this window. */
let lastFolder: vscode.Uri | null = null

/** Names of runs and charts are data: what no file system takes becomes a dash. */
function fileName(name: string): string {
  return name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[.-]+|[.-]+$/g, '') || 'export'
}
