import path from 'node:path'
import * as vscode from 'vscode'
import type { NamedRun } from '../../shared/protocol/errorBrowser'
import { isRecord } from '../../shared/check'
import type { CommandId } from '../contributions/commands'
import { contextKeys } from '../contributions/contextKeys'
import { panels } from '../contributions/views'
import type { ListedRun } from '../../runs/WatchedRun'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { ErrorPanel } from './ErrorPanel'
import { onceTrusted } from './onceTrusted'
import { fillPanel } from './webviewPage'

/** The error browsers of this window, one a run; they come back when the window is reloaded. */
export class ErrorPanels implements vscode.WebviewPanelSerializer {
  private readonly open = new Map<string, ErrorPanel>()

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly runs: Pick<WorkspaceRuns, 'look'>,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /** @param directory absolute, of the run */
  show(directory: string): void {
    const open = this.open.get(directory)
    if (open !== undefined) {
      open.reveal()
      return
    }
    // What was read, filtered and scrolled to stays: reading a large file again takes seconds.
    const options = { retainContextWhenHidden: true }
    this.adopt(vscode.window.createWebviewPanel(panels.errors, '', vscode.ViewColumn.Active, options), directory)
  }

  /**
   * Goes to the example at a line of a data file, in the panel that was looked at last of those that have it.
   *
   * @param line from 1
   * @returns whether there is one
   */
  async reveal(file: vscode.Uri, line: number): Promise<boolean> {
    for (const panel of [...this.open.values()].sort((one, other) => other.seenAt - one.seenAt))
      if (await panel.revealLine(file.fsPath, line)) return true
    return false
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const directory = isRecord(state) ? state['directory'] : undefined
    if (typeof directory !== 'string') panel.dispose()
    else onceTrusted(panel, () => this.takeBack(panel, directory))
    return Promise.resolve()
  }

  /** It may come twice after a crash. */
  private takeBack(panel: vscode.WebviewPanel, directory: string): void {
    if (this.open.has(directory)) panel.dispose()
    else this.adopt(panel, directory)
  }

  private tellOpen(): void {
    void vscode.commands.executeCommand('setContext', contextKeys.hasErrorBrowser, this.open.size > 0)
  }

  private adopt(panel: vscode.WebviewPanel, directory: string): void {
    const onHelp = (command: CommandId) => void vscode.commands.executeCommand(command, { directory })
    const runs = async () => (await this.runs.look()).map(named)
    const owner = { runs, onHelp, onFailure: this.onFailure }
    this.open.set(directory, new ErrorPanel(panel, directory, owner))
    this.tellOpen()
    panel.onDidDispose(() => {
      this.open.delete(directory)
      this.tellOpen()
    })
    const title = vscode.l10n.t('Errors of {0}', path.basename(directory))
    fillPanel(panel, this.extensionUri, {
      bundle: 'errorBrowser',
      element: 'error-browser',
      attributes: { directory },
      title,
    })
  }
}

function named({ directory, id, notes }: ListedRun): NamedRun {
  return { directory, name: notes.name ?? id }
}
