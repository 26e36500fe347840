import type { PythonExtension } from '@vscode/python-extension'
import * as vscode from 'vscode'

/** Of the Python extension in the marketplace. */
const extensionId = 'ms-python.python'

/**
 * The interpreter that the Python extension has chosen for a folder, as a path to start; null where that extension is not
 * installed or has chosen none.
 */
export async function pythonOfWorkspace(resource?: vscode.Uri): Promise<string | null> {
  const extension = vscode.extensions.getExtension<PythonExtension>(extensionId)
  if (extension === undefined) return null
  const { environments } = await extension.activate()
  const chosen = environments.getActiveEnvironmentPath(resource)
  const environment = await environments.resolveEnvironment(chosen)
  return environment?.executable.uri?.fsPath ?? null
}
