import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import type { ScheduleReading } from '../../shared/protocol/languageServer'
import { readPicture } from '../../shared/protocol/picture'
import type { SchedulePanelMessage } from '../../shared/protocol/schedulePanel'
import { reportFailure } from '../messages/reportFailure'
import { savePictures } from './savePicture'
import type { ConfigLanguage } from '../language/ConfigLanguage'

/** Keeps one preview up to date with its config: each time that the server has read it anew, its schedule is sent. */
export class SchedulePanel {
  private isReady = false
  private isAsking = false
  private isStale = false
  private readonly onPicture = savePictures((error) => void reportFailure(error, this.log))

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly config: vscode.Uri,
    private readonly language: Pick<ConfigLanguage, 'onDidRead' | 'schedule'>,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Until the panel is closed. */
  follow(): void {
    const { panel, config, language } = this
    const address = config.toString()
    const isOurs = (document: vscode.TextDocument) => document.uri.toString() === address
    const subscriptions = vscode.Disposable.from(
      panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message)),
      language.onDidRead((uri) => {
        if (uri === address) this.refresh()
      }),
      // Closed by its user, it is opened again without an editor, so that changes of the file are still seen.
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (isOurs(document)) this.refresh()
      }),
    )
    panel.onDidDispose(() => void subscriptions.dispose())
  }

  private receive(message: unknown): void {
    const picture = readPicture(message)
    if (picture !== null) this.onPicture(picture)
    if (!isRecord(message) || message['type'] !== 'ready') return
    this.isReady = true
    this.refresh()
  }

  /** Asks for the schedule; what comes meanwhile is one more question at most. */
  private refresh(): void {
    if (!this.isReady) return
    if (this.isAsking) {
      this.isStale = true
      return
    }
    this.isAsking = true
    this.isStale = false
    void this.send().then(() => {
      this.isAsking = false
      if (this.isStale) this.refresh()
    })
  }

  private async send(): Promise<void> {
    const name = vscode.workspace.asRelativePath(this.config)
    const reading = await this.read()
    const message: SchedulePanelMessage =
      reading === null ? { type: 'missing', name } : { type: 'schedule', name, reading }
    void this.panel.webview.postMessage(message)
  }

  private async read(): Promise<ScheduleReading | null> {
    try {
      return await this.language.schedule(this.config)
    } catch (error) {
      // The file may be gone; an editor that holds its text still counts.
      this.log.warn(String(error))
      return null
    }
  }
}
