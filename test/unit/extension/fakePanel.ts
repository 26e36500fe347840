import type { RunPanelMessage } from '../../../src/shared/protocol/runPanel'

/** The part of a webview panel that is used, with what came of it. */
export class FakePanel {
  /** Sent, and not taken with `next` yet. */
  readonly messages: RunPanelMessage[] = []
  private readonly receivers = new Set<(message: unknown) => void>()
  private readonly disposers = new Set<() => void>()
  private onMessage: () => void = () => undefined
  readonly visible = true
  title = 'travel-1'
  iconPath: unknown
  readonly webview = {
    html: '',
    options: {},
    cspSource: 'https://webview.example',
    asWebviewUri: ({ fsPath }: { readonly fsPath: string }) => `https:${fsPath}`,
    onDidReceiveMessage: (receiver: (message: unknown) => void) => {
      this.receivers.add(receiver)
      return { dispose: () => this.receivers.delete(receiver) }
    },
    postMessage: (message: RunPanelMessage) => {
      this.messages.push(message)
      this.onMessage()
      return Promise.resolve(true)
    },
  }

  onDidChangeViewState(): void {
    // It stays in sight.
  }

  onDidDispose(listener: () => void): void {
    this.disposers.add(listener)
  }

  /** How often it was brought to sight. */
  revealed = 0

  reveal(): void {
    this.revealed++
  }

  dispose(): void {
    for (const dispose of this.disposers) dispose()
  }

  /** What the webview says. */
  say(message: unknown): void {
    for (const receive of this.receivers) receive(message)
  }

  /** The next message of a type, of those that were not taken yet. */
  async next<Type extends RunPanelMessage['type']>(type: Type): Promise<Extract<RunPanelMessage, { type: Type }>> {
    for (;;) {
      const message = this.messages.shift()
      if (message === undefined) await new Promise<void>((resolve) => (this.onMessage = resolve))
      else if (message.type === type) return message as Extract<RunPanelMessage, { type: Type }>
    }
  }
}
