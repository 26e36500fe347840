import path from 'node:path'
import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import type { RunPanelAction } from '../../shared/protocol/runPanel'
import type { CommandId } from '../contributions/commands'
import { panels } from '../contributions/views'
import { RunPanel } from './RunPanel'
import { fillPanel, noticePage } from './webviewPage'

/** What a click in the panel does. */
const commandOf: Readonly<Record<RunPanelAction, CommandId>> = {
  'stop-and-save': 'finetune-lab.stop',
  'stop-and-discard': 'finetune-lab.stop',
  resume: 'finetune-lab.resume',
  'open-log': 'finetune-lab.openLog',
  'open-folder': 'finetune-lab.openRunFolder',
  'open-config': 'finetune-lab.openConfig',
  'open-tensorboard': 'finetune-lab.openInTensorBoard',
}

const manageTrust = 'workbench.trust.manage'

/** The run panels of this window, one a run; they come back when the window is reloaded. */
export class RunPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly open = new Map<string, RunPanel>()
  private readonly serializer = vscode.window.registerWebviewPanelSerializer(panels.run, this)

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /**
   * Show a run's panel, made if need be.
   *
   * @param directory absolute; of a run of another tool that is one file, that file
   * @param title the name of the run's folder if not given
   */
  show(directory: string, title = path.basename(directory)): void {
    const open = this.open.get(directory)
    if (open !== undefined) {
      open.reveal()
      return
    }
    const column = vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside
    this.adopt(vscode.window.createWebviewPanel(panels.run, title, column), directory)
  }

  /** Whether the user sees the run's panel now. */
  isVisible(directory: string): boolean {
    return this.open.get(directory)?.isVisible ?? false
  }

  /** VS Code gives back a panel of the window before its reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const directory = isRecord(state) ? state['directory'] : undefined
    // Without an address there is nothing to show in it.
    if (typeof directory !== 'string') panel.dispose()
    else if (vscode.workspace.isTrusted) this.takeBack(panel, directory)
    else this.holdBack(panel, directory)
    return Promise.resolve()
  }

  dispose(): void {
    this.serializer.dispose()
  }

  /** It may come twice after a crash. */
  private takeBack(panel: vscode.WebviewPanel, directory: string): void {
    if (this.open.has(directory)) panel.dispose()
    else this.adopt(panel, directory)
  }

  /** No run is read before the workspace is trusted; until then the panel says so. */
  private holdBack(panel: vscode.WebviewPanel, directory: string): void {
    panel.webview.options = { enableCommandUris: [manageTrust] }
    panel.webview.html = noticePage({
      title: panel.title,
      text: vscode.l10n.t('This workspace is in Restricted Mode: no run is read here until you trust it.'),
      command: manageTrust,
      label: vscode.l10n.t('Manage trust'),
    })
    const granted = vscode.workspace.onDidGrantWorkspaceTrust(() => {
      granted.dispose()
      this.takeBack(panel, directory)
    })
    panel.onDidDispose(() => void granted.dispose())
  }

  private adopt(panel: vscode.WebviewPanel, directory: string): void {
    this.open.set(directory, new RunPanel(panel, directory, (action) => act(action, directory), this.onFailure))
    panel.onDidDispose(() => this.open.delete(directory))
    fillPanel(panel, this.extensionUri, {
      bundle: 'runPanel',
      element: 'run-panel',
      attributes: { directory },
      title: panel.title,
    })
  }
}

function act(action: RunPanelAction, directory: string): void {
  const mode = action === 'stop-and-discard' ? 'discard' : 'save'
  void vscode.commands.executeCommand(commandOf[action], { directory }, mode)
}
