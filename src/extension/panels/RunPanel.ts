import type * as vscode from 'vscode'
import { RunFeed } from '../../runs/RunFeed'
import { isRecord } from '../../shared/check'
import { readViewOptions } from '../../shared/protocol/dashboard'
import type { Picture, PictureIntent } from '../../shared/protocol/picture'
import { readPicture } from '../../shared/protocol/picture'
import type { ActionIntent, RunPanelIntent, RunPanelMessage } from '../../shared/protocol/runPanel'
import { runPanelActions } from '../../shared/protocol/runPanel'
import type { RunNames } from '../runs/RunNames'
import type { ViewMemory } from './ViewMemory'

/** What a panel needs of the window that it is in. */
export interface PanelOwner {
  readonly view: ViewMemory
  readonly names: Pick<RunNames, 'idOf' | 'follow'>
  /** Does what the panel's user wants. */
  readonly onAction: (intent: ActionIntent) => void
  /** Keeps a picture of a chart. */
  readonly onPicture: (picture: Picture) => void
  readonly onFailure: (error: unknown) => void
}

/**
 * Keeps one webview up to date with one run. The webview says when it is ready and what its user wants; what it shows is
 * sent from here, so that one that was hidden and made again is full again.
 */
export class RunPanel {
  private readonly feed: RunFeed
  private isClosed = false
  /** That a person gave to the run. */
  private name: string | null = null

  /** @param directory absolute, of the run */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly directory: string,
    private readonly owner: PanelOwner,
  ) {
    this.feed = new RunFeed(directory, { post: (message) => this.post(message), onFailure: owner.onFailure })
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message))
    // Its page goes with its sight, and says that it is ready when it is made again.
    panel.onDidChangeViewState(() => {
      if (!panel.visible) this.feed.pause()
    })
    const following = owner.names.follow(directory, (name) => this.call(name))
    panel.onDidDispose(() => {
      this.isClosed = true
      following.dispose()
      this.feed.dispose()
    })
  }

  reveal(preserveFocus: boolean): void {
    this.panel.reveal(undefined, preserveFocus)
  }

  /** Look at the run now. */
  hurry(): void {
    this.feed.hurry()
  }

  private call(name: string | null): void {
    this.name = name
    this.panel.title = name ?? this.owner.names.idOf(this.directory)
    this.sendName()
  }

  private sendName(): void {
    void this.post({ type: 'name', directory: this.directory, name: this.name })
  }

  private receive(message: unknown): void {
    const picture = readPicture(message)
    if (picture !== null) this.owner.onPicture(picture)
    const intent = readIntent(message)
    if (intent === null) return
    switch (intent.type) {
      case 'ready':
        void this.post({ type: 'view', options: this.owner.view.options })
        this.sendName()
        this.feed.begin()
        return
      case 'action':
        this.owner.onAction(intent)
        return
      case 'view':
        this.owner.view.remember(intent.options)
    }
  }

  private post(message: RunPanelMessage): unknown {
    return this.isClosed ? undefined : this.panel.webview.postMessage(message)
  }
}

function readIntent(message: unknown): Exclude<RunPanelIntent, PictureIntent> | null {
  if (!isRecord(message)) return null
  if (message['type'] === 'ready') return { type: 'ready' }
  if (message['type'] === 'view') return { type: 'view', options: readViewOptions(message['options']) }
  const action = runPanelActions.find((name) => name === message['action'])
  if (message['type'] !== 'action' || action === undefined) return null
  return typeof message['at'] === 'string' ? { type: 'action', action, at: message['at'] } : { type: 'action', action }
}
