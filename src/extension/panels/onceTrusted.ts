import * as vscode from 'vscode'
import { noticePage } from './webviewPage'

const manageTrust = 'workbench.trust.manage'

/** Fill a panel that VS Code gives back: no run is read before the workspace is trusted; until then the panel says so. */
export function onceTrusted(panel: vscode.WebviewPanel, fill: () => void): void {
  if (vscode.workspace.isTrusted) {
    fill()
    return
  }
  panel.webview.options = { enableCommandUris: [manageTrust] }
  panel.webview.html = noticePage({
    title: panel.title,
    text: vscode.l10n.t('This workspace is in Restricted Mode: no run is read here until you trust it.'),
    command: manageTrust,
    label: vscode.l10n.t('Manage trust'),
  })
  const granted = vscode.workspace.onDidGrantWorkspaceTrust(() => {
    granted.dispose()
    fill()
  })
  panel.onDidDispose(() => void granted.dispose())
}
