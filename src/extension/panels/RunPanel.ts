import { stat } from 'node:fs/promises'
import type * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { shownInterval } from '../../runs/followRun'
import { PointSender } from '../../runs/PointSender'
import type { RunError } from '../../runs/runError'
import { asRunError } from '../../runs/runError'
import { controlFile } from '../../runs/runFiles'
import type { RunView } from '../../runs/RunReader'
import { RunReader } from '../../runs/RunReader'
import { shownRun } from '../../runs/shownRun'
import { systemClock } from '../../shared/clock'
import type { RunPanelAction, RunPanelIntent, RunPanelMessage } from '../../shared/protocol/runPanel'
import { runPanelActions } from '../../shared/protocol/runPanel'
import { isRecord } from '../../shared/check'

/** Milliseconds between two looks at a run that is not live: it may be resumed or deleted from elsewhere. */
const endedInterval = 2000
/** Time passes on the panel so often, in milliseconds, news or not. */
const tickInterval = 1000

/**
 * Keeps one webview up to date with one run. The webview says when it is ready and what its user wants; what it shows is
 * sent from here, so that one that was hidden and made again is full again.
 */
export class RunPanel {
  private readonly end = new AbortController()
  /** Aborted, it ends the rest between two looks. */
  private nap = new AbortController()
  private readonly points = new PointSender()
  private isReady = false
  private said = ''
  private shown = { state: '', at: -Infinity }

  /**
   * @param directory absolute, of the run
   * @param onAction does what the panel's user wants
   */
  constructor(
    private readonly panel: vscode.WebviewPanel,
    readonly directory: string,
    private readonly onAction: (action: RunPanelAction) => void,
    private readonly onFailure: (error: unknown) => void,
  ) {
    panel.webview.onDidReceiveMessage((message: unknown) => this.receive(message))
    panel.onDidDispose(() => {
      this.end.abort()
      this.nap.abort()
    })
    void this.follow().catch(onFailure)
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
    if (intent?.type === 'ready') {
      this.isReady = true
      this.points.restart()
      this.shown = { state: '', at: -Infinity }
      this.nap.abort()
    } else if (intent?.type === 'action') {
      this.onAction(intent.action)
    }
  }

  private async follow(): Promise<void> {
    const { signal } = this.end
    while (!signal.aborted) {
      await this.followUntilLost(signal)
      // It may come back: moved away and moved back, restored from the trash, or on a drive that is there again.
      await this.rest(endedInterval)
    }
  }

  /** Send what is new until the run cannot be read any more, and then why. */
  private async followUntilLost(signal: AbortSignal): Promise<void> {
    try {
      const reader = await RunReader.open(this.directory)
      this.points.restart()
      while (!signal.aborted) {
        const view = await reader.look()
        await this.show(view)
        await this.rest(isLive(view.state) ? shownInterval : endedInterval)
      }
    } catch (error) {
      this.lose(asRunError(error, this.directory))
    }
  }

  private lose(error: RunError): void {
    const { code, message, hint } = error
    if (code === 'run-not-found') {
      this.post({ type: 'gone', directory: this.directory })
      return
    }
    // Said once: it is looked at again and again.
    if (message !== this.said) this.onFailure(error)
    this.said = message
    this.post({ type: 'unreadable', message, hint })
  }

  private async rest(milliseconds: number): Promise<void> {
    await systemClock.sleep(milliseconds, this.nap.signal)
    this.nap = new AbortController()
  }

  private async show(view: RunView): Promise<void> {
    if (!this.isReady) return
    const now = systemClock.monotonic()
    const isTick = isLive(view.state) && now - this.shown.at >= tickInterval
    const points = this.points.next(view.history)
    if (points === null && view.news.length === 0 && view.state === this.shown.state && !isTick) return
    this.shown = { state: view.state, at: now }
    const isStopAsked = isLive(view.state) && (await exists(controlFile(this.directory, 'stop')))
    this.post({ type: 'run', run: shownRun(view, { now: systemClock.now() / 1000, isStopAsked }) })
    if (points !== null) this.post(points)
  }

  private post(message: RunPanelMessage): void {
    if (this.isReady && !this.end.signal.aborted) void this.panel.webview.postMessage(message)
  }
}

function readIntent(message: unknown): RunPanelIntent | null {
  if (!isRecord(message)) return null
  if (message['type'] === 'ready') return { type: 'ready' }
  const action = runPanelActions.find((name) => name === message['action'])
  return message['type'] === 'action' && action !== undefined ? { type: 'action', action } : null
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file)
    return true
  } catch {
    return false
  }
}
