import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import { panels } from '../contributions/views'
import { DataPanel, type DataPanelOwner } from './DataPanel'
import { onceTrusted } from './onceTrusted'
import { fillPanel } from './webviewPage'

/** The panels of data statistics, one a config or file; they come back when the window is reloaded. */
export class DataPanels implements vscode.WebviewPanelSerializer {
  private readonly open = new Map<string, vscode.WebviewPanel>()

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly owner: DataPanelOwner,
  ) {}

  /** Show what is in the data of a config, or in one file. */
  show(target: vscode.Uri): void {
    const open = this.open.get(target.toString())
    if (open !== undefined) open.reveal()
    else this.adopt(vscode.window.createWebviewPanel(panels.data, '', vscode.ViewColumn.Active), target)
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const address = isRecord(state) ? state['target'] : undefined
    if (typeof address === 'string') onceTrusted(panel, () => this.takeBack(panel, address))
    else panel.dispose()
    return Promise.resolve()
  }

  /** It may come twice after a crash. */
  private takeBack(panel: vscode.WebviewPanel, address: string): void {
    if (this.open.has(address)) panel.dispose()
    else this.adopt(panel, vscode.Uri.parse(address))
  }

  private adopt(panel: vscode.WebviewPanel, target: vscode.Uri): void {
    const address = target.toString()
    this.open.set(address, panel)
    panel.onDidDispose(() => this.open.delete(address))
    new DataPanel(panel, target, this.owner).follow()
    fillPanel(panel, this.extensionUri, {
      bundle: 'data',
      element: 'data-statistics',
      attributes: { target: address },
      title: vscode.l10n.t('Data of {0}', vscode.workspace.asRelativePath(target)),
    })
  }
}
