import path from 'node:path'
import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import type { ActionIntent, RunPanelAction } from '../../shared/protocol/runPanel'
import type { CommandId } from '../contributions/commands'
import { panels } from '../contributions/views'
import { RunPanel } from './RunPanel'
import { savePictures } from './savePicture'
import type { ViewMemory } from './ViewMemory'
import { onceTrusted } from './onceTrusted'
import { fillPanel } from './webviewPage'

/** What a click in the panel does. */
const commandOf: Readonly<Record<RunPanelAction, CommandId>> = {
  'stop-and-save': 'finetune-lab.stop',
  'stop-and-discard': 'finetune-lab.stop',
  resume: 'finetune-lab.resume',
  'evaluate-now': 'finetune-lab.evaluateNow',
  'save-checkpoint': 'finetune-lab.saveCheckpoint',
  'try-model': 'finetune-lab.tryModel',
  'open-log': 'finetune-lab.openLog',
  'open-folder': 'finetune-lab.openRunFolder',
  'open-config': 'finetune-lab.openConfig',
  'open-tensorboard': 'finetune-lab.openInTensorBoard',
  export: 'finetune-lab.exportRuns',
}

/** The run panels of this window, one a run; they come back when the window is reloaded. */
export class RunPanels implements vscode.WebviewPanelSerializer, vscode.Disposable {
  private readonly open = new Map<string, RunPanel>()
  private readonly serializer = vscode.window.registerWebviewPanelSerializer(panels.run, this)

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly view: ViewMemory,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  /**
   * Show a run's panel, made if need be.
   *
   * @param directory absolute; of a run of another tool that is one file, that file
   */
  show(directory: string, { preserveFocus = false, title = path.basename(directory) } = {}): void {
    const open = this.open.get(directory)
    if (open !== undefined) {
      open.reveal(preserveFocus)
      return
    }
    const viewColumn =
      vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside
    const place = { viewColumn, preserveFocus }
    this.adopt(vscode.window.createWebviewPanel(panels.run, title, place), directory)
  }

  /** Whether the user sees the run's panel now. */
  isVisible(directory: string): boolean {
    return this.open.get(directory)?.isVisible ?? false
  }

  /** Something was just asked of the run: look at it now. */
  hurry(directory: string): void {
    this.open.get(directory)?.hurry()
  }

  /** VS Code gives back a panel of the window before its reload. */
  deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const directory = isRecord(state) ? state['directory'] : undefined
    // Without an address there is nothing to show in it.
    if (typeof directory !== 'string') panel.dispose()
    else onceTrusted(panel, () => this.takeBack(panel, directory))
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

  private adopt(panel: vscode.WebviewPanel, directory: string): void {
    const { view, onFailure } = this
    const onAction = (intent: ActionIntent) => act(intent, directory)
    const onPicture = savePictures(onFailure)
    this.open.set(directory, new RunPanel(panel, directory, { view, onAction, onPicture, onFailure }))
    panel.onDidDispose(() => this.open.delete(directory))
    const { title } = panel
    fillPanel(panel, this.extensionUri, { bundle: 'runPanel', element: 'run-panel', attributes: { directory }, title })
  }
}

function act({ action, key }: ActionIntent, directory: string): void {
  const mode = action === 'stop-and-discard' ? 'discard' : 'save'
  void vscode.commands.executeCommand(commandOf[action], { directory }, key ?? mode)
}
