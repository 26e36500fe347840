import type * as vscode from 'vscode'
import { dataFileOf } from '../../runs/predictions/dataFileOf'
import { ErrorFeed } from '../../runs/predictions/ErrorFeed'
import { markMistake } from '../../runs/predictions/labellingMistakes'
import { systemClock } from '../../shared/clock'
import type {
  CorrectIntent,
  ErrorBrowserIntent,
  ErrorBrowserMessage,
  MistakeIntent,
  NamedRun,
} from '../../shared/protocol/errorBrowser'
import { readIntent } from '../../shared/protocol/readErrorIntent'
import type { CommandId } from '../contributions/commands'
import { DataFiles } from '../dataFiles/DataFiles'

/** What a panel needs of the window that it is in. */
export interface ErrorPanelOwner {
  readonly runs: () => Promise<readonly NamedRun[]>
  readonly onHelp: (command: CommandId) => void
  readonly onFailure: (error: unknown) => void
}

/** Fills one webview with the predictions of a run, and does what its user wants with them. */
export class ErrorPanel {
  /** When its user looked at it last, in milliseconds of this process. */
  seenAt = performance.now()
  private readonly feed: ErrorFeed
  private readonly files: DataFiles
  private choice: Parameters<ErrorFeed['send']>[0] = { split: null, other: null }
  private isClosed = false

  /** @param directory absolute, of the run */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly directory: string,
    private readonly owner: ErrorPanelOwner,
  ) {
    this.feed = new ErrorFeed(directory, { post: (message) => this.post(message), runs: owner.runs })
    this.files = new DataFiles(directory, (examples) => void this.post({ type: 'corrections', examples }))
    panel.webview.onDidReceiveMessage((message: unknown) => {
      const intent = readIntent(message)
      if (intent !== null) void this.receive(intent).catch(owner.onFailure)
    })
    panel.onDidChangeViewState(() => {
      if (panel.visible) this.seenAt = performance.now()
    })
    panel.onDidDispose(() => {
      this.isClosed = true
      this.feed.stop()
      this.files.dispose()
    })
  }

  reveal(): void {
    this.panel.reveal()
  }

  /** Whether an example is at a line of a file; it is shown then. */
  async revealLine(file: string, line: number): Promise<boolean> {
    const { shown } = this.feed
    if (shown === null) return false
    const names = new Map<string, string>()
    for (const name of shown.file.files) names.set(name, await dataFileOf(this.directory, name))
    const example = shown.file.exampleAt((name) => names.get(name) === file, line)
    if (example === null) return false
    this.panel.reveal()
    this.post({ type: 'reveal', example })
    return true
  }

  private async receive(intent: ErrorBrowserIntent): Promise<void> {
    switch (intent.type) {
      case 'ready':
        return this.send()
      case 'choose':
        this.choice = intent
        return this.send()
      case 'help':
        this.owner.onHelp(intent.action === 'show-run' ? 'finetune-lab.showRun' : 'finetune-lab.openRunFolder')
        return
      case 'open': {
        const source = this.feed.shown?.file.sourceOf(intent.example) ?? null
        if (source !== null) await this.files.open(source)
        return
      }
      case 'words': {
        const words = (await this.feed.shown?.file.example(intent.example))?.tokens
        if (words !== undefined) this.post({ type: 'words', example: intent.example, words })
        return
      }
      case 'mistake':
        return this.mark(intent)
      case 'correct':
        return this.correct(intent)
    }
  }

  private async send(): Promise<void> {
    this.files.forget()
    await this.feed.send(this.choice)
  }

  private async mark({ example, isMistake }: Pick<MistakeIntent, 'example' | 'isMistake'>): Promise<void> {
    const { shown } = this.feed
    const source = shown?.file.sourceOf(example) ?? null
    if (shown === null || source === null) return
    await markMistake(this.directory, { split: shown.split, ...source }, isMistake, systemClock)
    await this.feed.sendMistakes()
  }

  /** What is corrected was a labelling mistake. */
  private async correct({ example, tags }: CorrectIntent): Promise<void> {
    const prediction = (await this.feed.shown?.file.example(example)) ?? null
    if (prediction === null) return
    const refusal = await this.files.correct(example, prediction, tags)
    if (refusal !== null) this.post({ type: 'refused', example, message: refusal })
    else await this.mark({ example, isMistake: true })
  }

  private post(message: ErrorBrowserMessage): unknown {
    return this.isClosed ? undefined : this.panel.webview.postMessage(message)
  }
}
