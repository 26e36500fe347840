import * as vscode from 'vscode'
import { isRecord, isString, listOf } from '../../shared/check'
import type { CommandId } from '../contributions/commands'
import { panels } from '../contributions/views'
import { ComparePanel } from './ComparePanel'
import type { PanelTabs } from './PanelTabs'
import type { PanelOwner } from './RunPanel'
import { onceTrusted } from './onceTrusted'
import { savePictures } from './savePicture'
import { fillPanel } from './webviewPage'

const isDirectories = listOf(isString)

/** The panels that show runs side by side; they come back when the window is reloaded. */
export class ComparePanels implements vscode.WebviewPanelSerializer {
  private readonly open = new Map<string, vscode.WebviewPanel>()

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly owner: Omit<PanelOwner, 'onAction' | 'onPicture'>,
    private readonly showRun: (directory: string) => void,
    private readonly tabs: PanelTabs,
  ) {}

  /** @param directories absolute, of two runs or more */
  show(directories: readonly string[]): void {
    const key = keyOf(directories)
    const open = this.open.get(key)
    if (open !== undefined) {
      open.reveal()
      return
    }
    const viewColumn = this.tabs.replace(key) ?? vscode.ViewColumn.Active
    this.adopt(vscode.window.createWebviewPanel(panels.comparison, '', viewColumn), directories)
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const directories = isRecord(state) ? state['directories'] : undefined
    if (isDirectories(directories)) onceTrusted(panel, () => this.takeBack(panel, directories as readonly string[]))
    else panel.dispose()
    return Promise.resolve()
  }

  /** Another may show the same by now: the tab is given back when it is first seen. After a crash it may come twice. */
  private takeBack(panel: vscode.WebviewPanel, directories: readonly string[]): void {
    const open = this.open.get(keyOf(directories))
    if (open === undefined) {
      this.adopt(panel, directories)
      return
    }
    panel.dispose()
    open.reveal(undefined, true)
  }

  private adopt(panel: vscode.WebviewPanel, directories: readonly string[]): void {
    const key = keyOf(directories)
    this.open.set(key, panel)
    panel.onDidDispose(() => this.open.delete(key))
    this.tabs.add(key, panel)
    const onPicture = savePictures(this.owner.onFailure)
    new ComparePanel(panel, directories, { ...this.owner, onPicture, showRun: this.showRun, exportRuns }).follow()
    fillPanel(panel, this.extensionUri, {
      bundle: 'runPanel',
      element: 'compare-panel',
      attributes: { directories: JSON.stringify(directories) },
      title: vscode.l10n.t('Compare {0} runs', directories.length),
    })
  }
}

function exportRuns(directories: readonly string[]): void {
  const command: CommandId = 'finetune-lab.exportRuns'
  void vscode.commands.executeCommand(
    command,
    undefined,
    directories.map((directory) => ({ directory })),
  )
}

/** The same runs in another order are the same comparison. */
function keyOf(directories: readonly string[]): string {
  return JSON.stringify([...directories].sort())
}
