import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import type { ActionIntent, RunPanelAction } from '../../shared/protocol/runPanel'
import type { CommandId } from '../contributions/commands'
import { panels } from '../contributions/views'
import type { PanelTabs } from './PanelTabs'
import type { PanelOwner } from './RunPanel'
import { RunPanel } from './RunPanel'
import { savePictures } from './savePicture'
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
  'browse-errors': 'finetune-lab.browseErrors',
  'open-log': 'finetune-lab.openLog',
  'open-folder': 'finetune-lab.openRunFolder',
  'open-config': 'finetune-lab.openConfig',
  'open-tensorboard': 'finetune-lab.openInTensorBoard',
  export: 'finetune-lab.exportRuns',
}

/** What `stop` is told. */
const stopModes: Readonly<Partial<Record<RunPanelAction, string>>> = {
  'stop-and-save': 'save',
  'stop-and-discard': 'discard',
}

/** The run panels of this window, one a run; they come back when the window is reloaded. */
export class RunPanels implements vscode.WebviewPanelSerializer {
  private readonly open = new Map<string, RunPanel>()

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly owner: Omit<PanelOwner, 'onAction' | 'onPicture'>,
    private readonly tabs: PanelTabs,
  ) {}

  /**
   * Show a run's panel, made if need be.
   *
   * @param directory absolute; of a run of another tool that is one file, that file
   */
  show(directory: string, { preserveFocus = false } = {}): void {
    const open = this.open.get(directory)
    if (open !== undefined) {
      open.reveal(preserveFocus)
      return
    }
    const free = vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside
    const place = { viewColumn: this.tabs.replace(directory) ?? free, preserveFocus }
    this.adopt(vscode.window.createWebviewPanel(panels.run, '', place), directory)
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

  /** Another may show the run by now: the tab is given back when it is first seen. After a crash it may come twice. */
  private takeBack(panel: vscode.WebviewPanel, directory: string): void {
    const open = this.open.get(directory)
    if (open === undefined) {
      this.adopt(panel, directory)
      return
    }
    panel.dispose()
    open.reveal(true)
  }

  private adopt(panel: vscode.WebviewPanel, directory: string): void {
    const { owner } = this
    const title = owner.names.idOf(directory)
    const onPicture = savePictures(owner.onFailure)
    const onAction = (intent: ActionIntent) => act(intent, directory)
    fillPanel(panel, this.extensionUri, { bundle: 'runPanel', element: 'run-panel', attributes: { directory }, title })
    this.open.set(directory, new RunPanel(panel, directory, { ...owner, onAction, onPicture }))
    panel.onDidDispose(() => this.open.delete(directory))
    this.tabs.add(directory, panel)
  }
}

function act({ action, at }: ActionIntent, directory: string): void {
  void vscode.commands.executeCommand(commandOf[action], { directory }, at ?? stopModes[action])
}
