import os from 'node:os'
import * as vscode from 'vscode'
import { absolutePath, programPath } from '../../environment/writtenPath'
import { setting } from '../settings'

/** The Python that the setting names, an absolute path or a name on the search path; null where it names none. */
export function namedInterpreter(resource?: vscode.Uri): string | null {
  const written = setting('python.interpreter', resource).trim()
  return written === '' ? null : programPath(written, baseFolder(resource))
}

/** The folder for managed environments that the setting names, absolute; null where it names none. */
export function namedCacheFolder(): string | null {
  const written = setting('python.cacheFolder').trim()
  return written === '' ? null : absolutePath(written, baseFolder())
}

/** Where relative paths start from: the workspace folder of a file, the first one for all else. */
function baseFolder(resource?: vscode.Uri): string {
  const own = resource === undefined ? undefined : vscode.workspace.getWorkspaceFolder(resource)
  return (own ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath ?? os.homedir()
}
