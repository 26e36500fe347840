import type * as vscode from 'vscode'
import { RunFeed } from '../../runs/RunFeed'
import { isRecord } from '../../shared/check'
import type { RunPanelAction, RunPanelIntent } from '../../shared/protocol/runPanel'
import { runPanelActions } from '../../shared/protocol/runPanel'

/**
 * Keeps one webview up to date with one run. The webview says when it is ready and what its user wants; what it shows is
 * sent from here, so that one that was hidden and made again is full again.
 */
export class RunPanel {
  private readonly feed: RunFeed

  /**
   * @param directory absolute, of the run
   * @param onAction does what the panel's user wants
   */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly directory: string,
    private readonly onAction: (action: RunPanelAction) => void,
    onFailure: (error: unknown) => void,
  ) {
    this.feed = new RunFeed(directory, { post: (message) => panel.webview.postMessage(message), onFailure })
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message))
    // Its page goes with its sight, and says that it is ready when it is made again.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.feed.pause()
    })
    panel.onDidDispose(() => this.feed.dispose())
  }

  /** Whether its user sees it now. */
  get isVisible(): boolean {
    return this.panel.visible
  }

  reveal(): void {
    this.panel.reveal()
  }

  private receive(message: unknown): void {
    const intent = readIntent(message)
    if (intent?.type === 'ready') this.feed.begin()
    else if (intent?.type === 'action') this.onAction(intent.action)
  }
}

function readIntent(message: unknown): RunPanelIntent | null {
  if (!isRecord(message)) return null
  if (message['type'] === 'ready') return { type: 'ready' }
  const action = runPanelActions.find((name) => name === message['action'])
  return message['type'] === 'action' && action !== undefined ? { type: 'action', action } : null
}
