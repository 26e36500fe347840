import { createConnection } from 'node:net'
import { createInterface } from 'node:readline'
import { runInThisContext } from 'node:vm'
import * as vscode from 'vscode'

/** @typedef {import('../protocol').HostRequest} HostRequest */
/** @typedef {import('../protocol').HostMessage} HostMessage */
/** @typedef {(api: typeof vscode, ...parameters: readonly unknown[]) => unknown} Work */

/**
 * Connects to the test that started this VS Code and does in the extension host what that asks for. Activated once all
 * extensions are that activate by themselves as the window opens.
 */
export function activate() {
  const socket = createConnection(process.env['FINETUNE_TEST_SOCKET'] ?? '')
  /** @param {HostMessage} message */
  const say = (message) => socket.write(`${JSON.stringify(message)}\n`)
  say({ type: 'opened', folder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? null })
  createInterface(socket).on('line', (line) => {
    /** @type {HostRequest} */
    const request = JSON.parse(line)
    answer(request).then(
      (value) => say({ type: 'done', id: request.id, value }),
      (/** @type {unknown} */ error) => say({ type: 'failed', id: request.id, reason: reasonOf(error) }),
    )
  })
}

/** @param {HostRequest} request */
async function answer({ work, event, parameters }) {
  const call = () => functionOf(work)(vscode, ...parameters)
  return (await (event === null ? call() : firstTruthy(call, event))) ?? null
}

/**
 * What a condition answers once it holds, asked at once and after each event.
 *
 * @param {() => unknown} condition
 * @param {string} event
 * @returns {Promise<unknown>}
 */
function firstTruthy(condition, event) {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const value = await condition()
      if (!value) return
      subscription.dispose()
      resolve(value)
    }
    const subscribe = /** @type {(listener: () => void) => vscode.Disposable} */ (functionOf(event)(vscode))
    const subscription = subscribe(() => void look().catch(reject))
    look().catch(reject)
  })
}

/**
 * @param {string} source
 * @returns {Work}
 */
function functionOf(source) {
  return runInThisContext(`(${source})`)
}

/**
 * Where it happened, too.
 *
 * @param {unknown} error
 */
function reasonOf(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
