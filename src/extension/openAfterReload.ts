import * as vscode from 'vscode'

/** Global state: opening another folder starts the window anew, and this is what should then be in front. */
const key = 'openAfterReload'

/** Remember a config to open once its folder is the window's. */
export async function openConfigAfterReload(context: vscode.ExtensionContext, config: vscode.Uri): Promise<void> {
  await context.globalState.update(key, config.fsPath)
}

/** Open what was to be opened in this folder, once. */
export async function openRemembered(context: vscode.ExtensionContext): Promise<void> {
  const file = context.globalState.get<string>(key)
  if (file === undefined) return
  const uri = vscode.Uri.file(file)
  if (vscode.workspace.getWorkspaceFolder(uri) === undefined) return
  await context.globalState.update(key, undefined)
  await vscode.window.showTextDocument(uri)
}
