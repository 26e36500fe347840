import type { MessageConnection } from 'vscode-jsonrpc'
import type { LogMessageParams } from 'vscode-languageserver/node'

/** Puts a failure into the client's log: the next question is answered all the same. */
export function logError(connection: Pick<MessageConnection, 'sendNotification'>, error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const params: LogMessageParams = { type: 1, message }
  void connection.sendNotification('window/logMessage', params).catch(() => {
    // The client is gone.
  })
}
