import { spawn } from 'node:child_process'
import { finished } from 'node:stream'
import type { InferenceReply, InferenceRequest } from '../shared/protocol/inference'

/** A started child, reduced to what the client needs; a test has one without a process. */
export interface InferenceChild {
  /** Of the process; undefined if it could not be started. */
  readonly pid: number | undefined
  send(request: InferenceRequest): void
  onReply(listener: (reply: InferenceReply) => void): void
  /** Calls back once, when the child has ended or could not be started, with the reason. */
  onEnd(listener: (reason: string) => void): void
  /** Lets the child end. */
  close(): void
}

export type StartChild = (program: string) => InferenceChild

/** Characters of the child's stderr that are kept to say why it ended. */
const keptErrors = 2000

/**
 * Start the inference program in a process of its own, where a crash of native code harms nobody. In VS Code
 * `process.execPath` is Electron, which the variable turns into plain Node.
 */
export function startInferenceChild(program: string): InferenceChild {
  const child = spawn(process.execPath, [program], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    windowsHide: true,
  })
  let errors = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-keptErrors)
  })
  const lastError = () =>
    errors
      .trim()
      .split('\n')
      .findLast((line) => line !== '')
  return {
    pid: child.pid,
    send: (request) => {
      if (child.connected) child.send(request)
    },
    onReply: (listener) => void child.on('message', (reply) => listener(reply as InferenceReply)),
    onEnd: (listener) => {
      // Not once: a message to a child that is ending may fail a second time.
      child.on('error', (error) => listener(error.message))
      // Not `close`, which does not come for a child that was let go; what it said last may come after `exit`.
      child.once('exit', (code, signal) => {
        const say = () => listener(lastError() ?? signal ?? `exit code ${code}`)
        if (child.stderr) finished(child.stderr, say)
        else say()
      })
    },
    close: () => {
      if (child.connected) child.disconnect()
    },
  }
}
