import * as vscode from 'vscode'
import { isNumber, isRecord, isString } from '../../shared/check'
import type { DataPanelMessage, OpenPlaceIntent } from '../../shared/protocol/dataPanel'
import { readDataStatistics } from '../../shared/protocol/readCommandLine'
import { reasonOf } from '../../shared/systemError'
import type { CommandLine } from '../commandLine/CommandLine'
import { CommandFailed } from '../commandLine/CommandLine'

/** What data statistics need of the window that they are in. */
export interface DataPanelOwner {
  readonly commandLine: Pick<CommandLine, 'run'>
  readonly onFailure: (error: unknown) => void
}

/** Keeps one panel up to date with the data of a config, or with one file: it is read again when one of them is saved. */
export class DataPanel {
  private reading: AbortController | null = null
  private watched: ReadonlySet<string>
  private isClosed = false

  /** @param target the config or the file */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly target: vscode.Uri,
    private readonly owner: DataPanelOwner,
  ) {
    this.watched = new Set([target.fsPath])
  }

  /** Until the panel is closed. */
  follow(): void {
    const subscriptions = vscode.Disposable.from(
      this.panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (this.watched.has(uri.fsPath)) void this.read()
      }),
    )
    this.panel.onDidDispose(() => {
      this.isClosed = true
      this.reading?.abort()
      void subscriptions.dispose()
    })
  }

  private receive(message: unknown): void {
    if (!isRecord(message)) return
    switch (message['type']) {
      case 'ready':
      case 'read-again':
        void this.read()
        return
      case 'end-reading':
        this.reading?.abort()
        return
      case 'open-place': {
        const { file, line } = message
        if (isString(file) && isNumber(line)) void this.open(message as unknown as OpenPlaceIntent)
      }
    }
  }

  /** What was being read is no longer wanted. */
  private async read(): Promise<void> {
    this.reading?.abort()
    const reading = new AbortController()
    this.reading = reading
    this.post({ type: 'reading', name: this.name, share: null })
    const message = await this.ask(reading.signal)
    if (this.reading === reading) this.post(message)
  }

  private async ask(signal: AbortSignal): Promise<DataPanelMessage> {
    const { name } = this
    try {
      const document = await this.owner.commandLine.run(['data', this.target.fsPath], readDataStatistics, {
        signal,
        onReading: ({ bytes, totalBytes }) => {
          if (!signal.aborted) this.post({ type: 'reading', name, share: bytes / Math.max(1, totalBytes) })
        },
      })
      const paths = [this.target.fsPath, ...document.files.map(({ path }) => path), document.config ?? '']
      this.watched = new Set(paths)
      return { type: 'statistics', name, document }
    } catch (error) {
      const isCancelled = error instanceof CommandFailed && error.code === 'cancelled'
      const hint = error instanceof CommandFailed ? error.hint : ''
      return { type: 'failure', name, message: reasonOf(error), hint, isCancelled }
    }
  }

  private async open({ file, line }: OpenPlaceIntent): Promise<void> {
    // A page of ours names files that were read for it, and no other is opened.
    if (!this.watched.has(file)) return
    const at = new vscode.Position(Math.max(0, line - 1), 0)
    try {
      await vscode.window.showTextDocument(vscode.Uri.file(file), {
        selection: new vscode.Range(at, at),
        viewColumn: vscode.ViewColumn.Beside,
      })
    } catch (error) {
      this.owner.onFailure(error)
    }
  }

  private get name(): string {
    return vscode.workspace.asRelativePath(this.target)
  }

  private post(message: DataPanelMessage): void {
    if (!this.isClosed) void this.panel.webview.postMessage(message)
  }
}
