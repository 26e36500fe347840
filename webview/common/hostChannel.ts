/** What VS Code gives to a webview's script, once. */
interface VsCodeApi {
  postMessage(message: unknown): void
  getState(): unknown
  setState(state: unknown): void
}
declare function acquireVsCodeApi(): VsCodeApi

/** A panel's end of its wire: messages come from the extension host, intents go to it. */
export interface HostChannel<Intent, State> {
  send(intent: Intent): void
  /** Kept across reloads of the window, by VS Code. */
  keep(state: State): void
  /** What was kept, as far as it can be trusted: another version of the panel may have kept it. */
  kept(): unknown
  /**
   * Messages as they come, unchecked; those that came before are lost, so listen, then say that you are ready.
   *
   * @returns ends the listening
   */
  onDidReceive(listener: (message: unknown) => void): () => void
}

/** Opens the channel; VS Code allows it once a page. */
export function openHostChannel<Intent, State>(): HostChannel<Intent, State> {
  const api = acquireVsCodeApi()
  return {
    send: (intent) => api.postMessage(intent),
    keep: (state) => api.setState(state),
    kept: () => api.getState(),
    onDidReceive: (listener) => {
      const receive = (event: MessageEvent<unknown>): void => listener(event.data)
      window.addEventListener('message', receive)
      return () => window.removeEventListener('message', receive)
    },
  }
}
