import type { PythonExtension } from '@vscode/python-extension'
import * as vscode from 'vscode'

/** Of the Python extension in the marketplace. */
const extensionId = 'ms-python.python'

/** The interpreters that the Python extension has chosen for the folders of this window. */
export class WorkspacePython implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>()
  private subscription: vscode.Disposable | null = null
  /** Another was chosen since one was asked for. */
  readonly onDidChange = this.changed.event

  constructor(private readonly log: vscode.LogOutputChannel) {}

  /** A folder's, as a path to start; null where that extension is not installed, fails or has chosen none. */
  async find(resource?: vscode.Uri): Promise<string | null> {
    try {
      const environments = await this.environments()
      if (environments === null) return null
      const environment = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(resource))
      return environment?.executable.uri?.fsPath ?? null
    } catch (error) {
      this.log.warn(`The Python extension does not say which interpreter it has chosen: ${String(error)}`)
      return null
    }
  }

  dispose(): void {
    this.subscription?.dispose()
    this.changed.dispose()
  }

  private async environments(): Promise<PythonExtension['environments'] | null> {
    const extension = vscode.extensions.getExtension<PythonExtension>(extensionId)
    if (extension === undefined) return null
    const { environments } = await extension.activate()
    this.subscription ??= environments.onDidChangeActiveEnvironmentPath(() => this.changed.fire())
    return environments
  }
}
