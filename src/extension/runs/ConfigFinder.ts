import * as vscode from 'vscode'
import { configGlobs, language } from '../contributions/language'
import type { Resource } from '../resource'

/** Folders that hold no config of the user's own. */
const excluded = '**/{node_modules,.git,.venv,site-packages,__pycache__}/**'
/** Several files saved at once are one change. */
const quiet = 300

/** Knows the configs of the workspace: those in its folders, and those that are open from elsewhere. */
export class ConfigFinder implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>()
  private readonly subscriptions: Resource[] = [this.changed]
  private timer: NodeJS.Timeout | null = null
  /** A config was added, removed or saved. */
  readonly onDidChange = this.changed.event

  constructor() {
    for (const glob of configGlobs) {
      const watcher = vscode.workspace.createFileSystemWatcher(glob)
      const tell = () => this.tellSoon()
      this.subscriptions.push(watcher, watcher.onDidCreate(tell), watcher.onDidChange(tell), watcher.onDidDelete(tell))
    }
    const tellOfConfig = ({ languageId }: vscode.TextDocument) => {
      if (languageId === language.id) this.tellSoon()
    }
    this.subscriptions.push(
      vscode.workspace.onDidOpenTextDocument(tellOfConfig),
      vscode.workspace.onDidSaveTextDocument(tellOfConfig),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.tellSoon()),
    )
  }

  /** Files on disk, in the order of their paths. */
  async find(): Promise<readonly vscode.Uri[]> {
    const found = await Promise.all(configGlobs.map((glob) => vscode.workspace.findFiles(glob, excluded)))
    const open = vscode.workspace.textDocuments
      .filter(({ languageId, uri, isUntitled }) => languageId === language.id && uri.scheme === 'file' && !isUntitled)
      .map(({ uri }) => uri)
    const byPath = new Map([...found.flat(), ...open].map((uri) => [uri.fsPath, uri]))
    return [...byPath.values()].sort((one, other) => one.fsPath.localeCompare(other.fsPath))
  }

  dispose(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private tellSoon(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = setTimeout(() => this.changed.fire(), quiet)
  }
}
