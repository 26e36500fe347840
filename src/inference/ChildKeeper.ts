import type { Clock } from '../shared/clock'
import type { InferenceReply, InferenceRequest } from '../shared/protocol/inference'
import { InferenceFailure, failureFromCode } from './failure'
import type { InferenceChild } from './inferenceChild'

type Numbered = Exclude<InferenceRequest, { type: 'cancel' }>
/** A request before it has its number. */
export type Unnumbered = Numbered extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'id'>
    : never
  : never
type Answer = Exclude<InferenceReply, { type: 'refused' }>

/** Something to be asked, again if the child ends in the midst of it. */
export interface Question {
  /** What to ask now; made anew for the second time. */
  readonly ask: () => Unnumbered
  /** Called for each `part`, and for the `loaded`, `predicted` or `counted` that ends it. */
  readonly onReply: (reply: Answer) => void
  /** Whether nobody waits for it. */
  readonly isUnasked?: boolean
}

interface Pending extends Question {
  attempts: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** A question is not put a third time: it may be what ends the child. */
const attemptsAllowed = 2

/**
 * Keeps a child process while it is needed: started for the first question, started anew at once when it crashes, with
 * what was pending asked again, and ended when nothing was asked for a while.
 */
export class ChildKeeper {
  private child: InferenceChild | null = null
  private readonly pending = new Map<number, Pending>()
  private lastId = 0
  /** Whether the child has answered somebody: one that never did is not started again before it is asked. */
  private hasServed = false
  private idling = new AbortController()
  private isDisposed = false

  /** @param onCrash called when a child was started anew, with nothing to do */
  constructor(
    private readonly start: () => InferenceChild,
    private readonly clock: Pick<Clock, 'sleep'>,
    private readonly idleMilliseconds: number,
    private readonly onCrash: () => void,
  ) {}

  /** @throws InferenceFailure As the child says, `inference-ended`, or `cancelled`; the signal's reason if it aborts. */
  async put(question: Question, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    if (this.isDisposed) throw new InferenceFailure('cancelled')
    const id = ++this.lastId
    const forget = () => this.forget(id, signal)
    signal?.addEventListener('abort', forget, { once: true })
    try {
      await new Promise<void>((resolve, reject) => {
        this.pending.set(id, { ...question, attempts: 0, resolve, reject })
        this.send(id)
      })
    } finally {
      signal?.removeEventListener('abort', forget)
      this.pending.delete(id)
      if (this.pending.size === 0) void this.endWhenIdle()
    }
  }

  /** Ends the child. What is pending is rejected as `cancelled`. */
  dispose(): void {
    this.isDisposed = true
    this.idling.abort()
    this.letGo()
    for (const { reject } of this.pending.values()) reject(new InferenceFailure('cancelled'))
  }

  private send(id: number): void {
    this.idling.abort()
    const pending = this.pending.get(id)
    if (!pending) return
    pending.attempts++
    this.living().send({ ...pending.ask(), id })
  }

  private forget(id: number, signal: AbortSignal | undefined): void {
    const pending = this.pending.get(id)
    this.pending.delete(id)
    this.child?.send({ type: 'cancel', request: id })
    pending?.reject(signal?.reason)
  }

  private living(): InferenceChild {
    if (this.child) return this.child
    const child = this.start()
    this.child = child
    this.hasServed = false
    child.onReply((reply) => this.settle(reply))
    child.onEnd((reason) => {
      if (this.child === child) this.recover(reason)
    })
    return child
  }

  private settle(reply: InferenceReply): void {
    const pending = this.pending.get(reply.id)
    if (!pending) return
    if (pending.isUnasked !== true) this.hasServed = true
    if (reply.type === 'refused') {
      pending.reject(failureFromCode(reply.code, reply.arguments))
      return
    }
    pending.onReply(reply)
    if (reply.type !== 'part') pending.resolve()
  }

  private recover(reason: string): void {
    this.letGo()
    const ended = new InferenceFailure('inference-ended', { detail: reason })
    const again: number[] = []
    for (const [id, { attempts, reject }] of this.pending) {
      if (attempts < attemptsAllowed) again.push(id)
      else reject(ended)
    }
    if (again.length === 0 && this.hasServed && this.pending.size === 0) this.onCrash()
    for (const id of again) this.send(id)
  }

  private async endWhenIdle(): Promise<void> {
    this.idling.abort()
    this.idling = new AbortController()
    const { signal } = this.idling
    await this.clock.sleep(this.idleMilliseconds, signal)
    if (!signal.aborted) this.letGo()
  }

  private letGo(): void {
    const { child } = this
    this.child = null
    child?.close()
  }
}
