import type { Readable } from 'node:stream'
import type { MessageConnection } from 'vscode-jsonrpc'

/** Milliseconds between two looks at whether the client's process is there. */
const lookInterval = 3000

/**
 * Ends this process with its client: when the client says so, when it closes the pipe, or when its process is gone.
 * The status is 0 if it had asked for a shutdown before, else 1, as the protocol wants it.
 *
 * @param onShutdown called when the client wants no more answers
 * @returns to be told the client's process id, null if it says none
 */
export function endWithClient(
  connection: MessageConnection,
  input: Readable,
  onShutdown: () => void,
): (processId: number | null) => void {
  let isShutDown = false
  const end = () => process.exit(isShutDown ? 0 : 1)
  connection.onRequest('shutdown', () => {
    isShutDown = true
    onShutdown()
    return null
  })
  connection.onNotification('exit', end)
  connection.onClose(end)
  input.once('end', end)
  return (processId) => {
    if (processId !== null) setInterval(() => isThere(processId) || end(), lookInterval).unref()
  }
}

function isThere(processId: number): boolean {
  try {
    return process.kill(processId, 0)
  } catch (error) {
    // A process of another user is there, and not to be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
