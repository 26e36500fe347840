import type * as vscode from 'vscode'
import { comparedSettings } from '../../runs/compareRuns'
import { RunFeed } from '../../runs/RunFeed'
import { readSpec } from '../../runs/readRunFiles'
import { isRecord } from '../../shared/check'
import type { ComparisonIntent, ComparisonMessage, SettingsMessage } from '../../shared/protocol/comparison'
import type { PictureIntent } from '../../shared/protocol/picture'
import { readPicture } from '../../shared/protocol/picture'
import { readViewOptions } from '../../shared/protocol/dashboard'
import type { PanelOwner } from './RunPanel'

/** What a comparison needs of the window that it is in. */
export interface CompareOwner extends Omit<PanelOwner, 'onAction'> {
  readonly showRun: (directory: string) => void
  readonly exportRuns: (directories: readonly string[]) => void
}

/** Keeps one webview up to date with several runs. */
export class ComparePanel {
  private feeds: readonly RunFeed[] = []
  private isClosed = false
  /** Those that people gave to the runs, by directory. */
  private readonly names = new Map<string, string | null>()

  /** @param directories absolute, of the runs */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly directories: readonly string[],
    private readonly owner: CompareOwner,
  ) {}

  follow(): void {
    const { panel, owner } = this
    const listener = { post: (message: ComparisonMessage) => this.post(message), onFailure: owner.onFailure }
    this.feeds = this.directories.map((directory) => new RunFeed(directory, listener))
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message))
    panel.onDidChangeViewState(() => {
      if (!panel.visible) for (const feed of this.feeds) feed.pause()
    })
    const following = this.directories.map((each) => owner.names.follow(each, (name) => this.call(each, name)))
    panel.onDidDispose(() => {
      this.isClosed = true
      for (const each of following) each.dispose()
      for (const feed of this.feeds) feed.dispose()
    })
  }

  private call(directory: string, name: string | null): void {
    this.names.set(directory, name)
    this.post({ type: 'name', directory, name })
  }

  private receive(message: unknown): void {
    const picture = readPicture(message)
    if (picture !== null) this.owner.onPicture(picture)
    const intent = readIntent(message)
    if (intent === null) return
    switch (intent.type) {
      case 'ready':
        this.post({ type: 'view', options: this.owner.view.options })
        void this.sendSettings()
        for (const [directory, name] of this.names) this.post({ type: 'name', directory, name })
        for (const feed of this.feeds) feed.begin()
        return
      case 'view':
        this.owner.view.remember(intent.options)
        return
      case 'show-run':
        if (this.directories.includes(intent.directory)) this.owner.showRun(intent.directory)
        return
      case 'export':
        this.owner.exportRuns(this.directories)
    }
  }

  private async sendSettings(): Promise<void> {
    // A run of another tool has no config; why one of ours cannot be read its feed says.
    const specs = await Promise.all(this.directories.map((directory) => readSpec(directory).catch(() => null)))
    this.post({ type: 'settings', rows: comparedSettings(specs) } satisfies SettingsMessage)
  }

  private post(message: ComparisonMessage): unknown {
    return this.isClosed ? undefined : this.panel.webview.postMessage(message)
  }
}

function readIntent(message: unknown): Exclude<ComparisonIntent, PictureIntent> | null {
  if (!isRecord(message)) return null
  switch (message['type']) {
    case 'ready':
      return { type: 'ready' }
    case 'export':
      return { type: 'export' }
    case 'view':
      return { type: 'view', options: readViewOptions(message['options']) }
    case 'show-run':
      return typeof message['directory'] === 'string' ? { type: 'show-run', directory: message['directory'] } : null
    default:
      return null
  }
}
