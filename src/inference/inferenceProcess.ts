import { spawn } from 'node:child_process'
import type { InferenceReply, InferenceRequest } from '../shared/protocol/inference'
import { InferenceFailure, failureFromCode } from './failure'

/** A started child, reduced to what the client needs; a test has one without a process. */
export interface InferenceChild {
  send(request: InferenceRequest): void
  onReply(listener: (reply: InferenceReply) => void): void
  /** Calls back once, when the child has ended or could not be started, with the reason. */
  onEnd(listener: (reason: string) => void): void
  /** Lets the child end. */
  close(): void
}

export type StartChild = (program: string) => InferenceChild

type Answered<Reply extends InferenceReply['type']> = Extract<InferenceReply, { type: Reply }>
type Unnumbered = InferenceRequest extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'id'>
    : never
  : never

/** One life of the child: requests are matched with their replies, and fail when it ends. */
export class InferenceProcess {
  private readonly waiting = new Map<
    number,
    { resolve: (reply: InferenceReply) => void; reject: (error: Error) => void }
  >()
  private lastId = 0
  private end: string | undefined

  constructor(private readonly child: InferenceChild) {
    child.onReply((reply) => this.settle(reply))
    child.onEnd((reason) => this.finish(reason))
  }

  get hasEnded(): boolean {
    return this.end !== undefined
  }

  /** @throws InferenceFailure As the child says, or `inference-ended`. */
  async request<Reply extends InferenceReply['type']>(request: Unnumbered, expected: Reply): Promise<Answered<Reply>> {
    const id = ++this.lastId
    const reply = await new Promise<InferenceReply>((resolve, reject) => {
      if (this.end !== undefined) {
        reject(ended(this.end))
        return
      }
      this.waiting.set(id, { resolve, reject })
      this.child.send({ ...request, id })
    })
    if (reply.type === 'refused') throw failureFromCode(reply.code, reply.arguments)
    if (reply.type !== expected) throw new InferenceFailure('unexpected', { detail: `answered by ${reply.type}` })
    return reply as Answered<Reply>
  }

  close(): void {
    this.child.close()
  }

  private settle(reply: InferenceReply): void {
    this.waiting.get(reply.id)?.resolve(reply)
    this.waiting.delete(reply.id)
  }

  private finish(reason: string): void {
    this.end = reason
    for (const { reject } of this.waiting.values()) reject(ended(reason))
    this.waiting.clear()
  }
}

function ended(detail: string): InferenceFailure {
  return new InferenceFailure('inference-ended', { detail })
}

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
    send: (request) => {
      if (child.connected) child.send(request)
    },
    onReply: (listener) => void child.on('message', (reply) => listener(reply as InferenceReply)),
    onEnd: (listener) => {
      // Not once: a message to a child that is ending may fail a second time.
      child.on('error', (error) => listener(error.message))
      child.once('close', (code, signal) => listener(lastError() ?? signal ?? `exit code ${code}`))
    },
    close: () => {
      if (child.connected) child.disconnect()
    },
  }
}
