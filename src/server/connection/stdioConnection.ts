import type { Message, MessageConnection, ResponseMessage } from 'vscode-jsonrpc/node'
import { createMessageConnection, Message as AnyMessage, StreamMessageReader } from 'vscode-jsonrpc/node'
import { StreamMessageWriter } from 'vscode-jsonrpc/node'
import { logError } from './logError'

/** The protocol's code for a request that its client withdrew. */
const requestCancelled = -32800

/**
 * The client at the other end of standard input and output. On `vscode-jsonrpc` itself: the connection of
 * `vscode-languageserver` takes longer to load than all the rest of the server.
 */
export function stdioConnection(): MessageConnection {
  const quiet = () => undefined
  const logger = { error: (message: string) => logError(connection, message), warn: quiet, info: quiet, log: quiet }
  const [reader, writer] = [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)]
  const connectionStrategy = { cancelUndispatched }
  const connection = createMessageConnection(reader, writer, logger, { connectionStrategy })
  return connection
}

/** A question that is withdrawn while it waits is answered at once: nothing is worked out for it. */
function cancelUndispatched(message: Message): ResponseMessage | undefined {
  if (!AnyMessage.isRequest(message)) return undefined
  const error = { code: requestCancelled, message: `${message.method} was cancelled.` }
  return { jsonrpc: message.jsonrpc, id: message.id, error }
}
