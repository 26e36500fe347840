import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import { panels } from '../contributions/views'
import type { ConfigLanguage } from '../language/ConfigLanguage'
import { SchedulePanel } from './SchedulePanel'
import { fillPanel } from './webviewPage'

/** The schedule previews of this window, one a config; they come back when the window is reloaded. */
export class SchedulePanels implements vscode.WebviewPanelSerializer {
  private readonly open = new Map<string, vscode.WebviewPanel>()

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly language: ConfigLanguage,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Show a config's schedule beside it. */
  show(config: vscode.Uri): void {
    const open = this.open.get(config.toString())
    if (open !== undefined) {
      open.reveal()
      return
    }
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }
    this.adopt(vscode.window.createWebviewPanel(panels.schedule, '', place), config)
  }

  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const address = isRecord(state) ? state['config'] : undefined
    if (typeof address !== 'string' || this.open.has(address)) panel.dispose()
    else this.adopt(panel, vscode.Uri.parse(address))
    return Promise.resolve()
  }

  private adopt(panel: vscode.WebviewPanel, config: vscode.Uri): void {
    const address = config.toString()
    const title = vscode.l10n.t('Schedule of {0}', vscode.workspace.asRelativePath(config))
    const page = { bundle: 'schedulePreview', element: 'schedule-preview', attributes: { config: address }, title }
    this.open.set(address, panel)
    panel.onDidDispose(() => this.open.delete(address))
    new SchedulePanel(panel, config, this.language, this.log).follow()
    fillPanel(panel, this.extensionUri, page)
  }
}
