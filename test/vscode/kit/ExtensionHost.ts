import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import type * as vscode from 'vscode'
import type { HostMessage, HostRequest } from './protocol'

/** VS Code's API, as functions that are evaluated in the extension host get it. */
export type Api = typeof vscode

interface Caller {
  readonly resolve: (value: never) => void
  readonly reject: (error: Error) => void
}

/**
 * The extension host of one window, in which functions can be evaluated. They travel as text: they see the API, what is
 * global there and their parameters, and nothing of the file that they stand in. Parameters and answers travel as JSON.
 */
export class ExtensionHost {
  private readonly callers = new Map<number, Caller>()
  private requests = 0

  constructor(private readonly socket: Socket) {
    createInterface(socket).on('line', (line) => this.receive(JSON.parse(line) as HostMessage))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      for (const { reject } of this.callers.values()) reject(new Error('the extension host has ended'))
    })
  }

  /** Answers what the function returns or resolves to. */
  run<Parameters extends readonly unknown[], Value>(
    work: (api: Api, ...parameters: Parameters) => Value | PromiseLike<Value>,
    ...parameters: Parameters
  ): Promise<Value> {
    return this.ask({ work: work.toString(), event: null, parameters })
  }

  /** Answers what the condition returns once that is truthy; it is asked at once and after each event. */
  when<Parameters extends readonly unknown[], Value>(
    event: (api: Api) => vscode.Event<unknown>,
    condition: (api: Api, ...parameters: Parameters) => Value | PromiseLike<Value>,
    ...parameters: Parameters
  ): Promise<Value> {
    return this.ask({ work: condition.toString(), event: event.toString(), parameters })
  }

  private ask<Value>(request: Omit<HostRequest, 'id'>): Promise<Value> {
    const id = ++this.requests
    return new Promise((resolve, reject) => {
      this.callers.set(id, { resolve, reject })
      this.socket.write(`${JSON.stringify({ id, ...request })}\n`)
    })
  }

  private receive(message: HostMessage): void {
    if (message.type === 'opened') return
    const caller = this.callers.get(message.id)
    this.callers.delete(message.id)
    if (message.type === 'done') caller?.resolve(message.value as never)
    else caller?.reject(new Error(message.reason))
  }
}
