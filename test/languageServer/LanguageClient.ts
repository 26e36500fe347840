import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { spawn } from 'node:child_process'
import type {
  ConfigurationParams,
  InitializeParams,
  InitializeResult,
  PublishDiagnosticsParams,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node'
import type { Message } from './messageStream'
import { frame, readMessages } from './messageStream'

/** How a server process ended. */
export interface Exit {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stderr: string
}

/** An answer that is an error. */
export class AnswerError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message)
  }
}

interface Waiting {
  readonly fits: (published: PublishDiagnosticsParams) => boolean
  readonly resolve: (published: PublishDiagnosticsParams) => void
}

interface Open {
  readonly resolve: (answer: unknown) => void
  readonly reject: (error: Error) => void
}

/** A client of a language server process, no cleverer than the protocol. */
export class LanguageClient {
  /** All that was published, in its order. */
  readonly published: PublishDiagnosticsParams[] = []
  /** Names of all messages from the server that are no answers. */
  readonly received: string[] = []
  readonly exit: Promise<Exit>
  private readonly child: ChildProcessWithoutNullStreams
  private readonly open = new Map<number, Open>()
  private readonly whole = new Map<number, (answer: Message) => void>()
  private waiting: Waiting[] = []
  private lastId = 0

  /** @param settings by section, for a server that asks for `workspace/configuration` */
  constructor(
    program: string,
    words: readonly string[],
    private readonly settings: Readonly<Record<string, unknown>> = {},
    environment: NodeJS.ProcessEnv = {},
  ) {
    this.child = spawn(program, words, { env: { ...process.env, ...environment } })
    let stderr = ''
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    this.exit = new Promise((resolve) => {
      this.child.once('close', (status, signal) => resolve({ status, signal, stderr }))
    })
    // A server that ends early is seen by its status.
    this.child.stdin.on('error', () => undefined)
    readMessages(this.child.stdout, (message) => this.receive(message))
    void this.exit.then(() => this.failAll())
  }

  get pid(): number {
    return this.child.pid ?? NaN
  }

  async initialize(params: Partial<InitializeParams> = {}): Promise<InitializeResult> {
    const usual: Partial<InitializeParams> = { processId: process.pid, capabilities: {}, workspaceFolders: null }
    const answer = await this.request<InitializeResult>('initialize', { ...usual, ...params })
    this.notify('initialized', {})
    return answer
  }

  openText(uri: string, text: string, languageId = 'finetune'): void {
    this.notify('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } })
  }

  change(uri: string, version: number, ...contentChanges: readonly TextDocumentContentChangeEvent[]): void {
    this.notify('textDocument/didChange', { textDocument: { uri, version }, contentChanges })
  }

  request<Answer>(method: string, params: unknown): Promise<Answer> {
    return this.ask<Answer>(method, params).answer
  }

  /** The same with the number by which the question can be withdrawn. */
  ask<Answer>(method: string, params: unknown): { readonly id: number; readonly answer: Promise<Answer> } {
    const id = ++this.lastId
    const answer = new Promise<unknown>((resolve, reject) => {
      this.open.set(id, { resolve, reject })
    })
    this.write([{ id, method, params }])
    return { id, answer: answer as Promise<Answer> }
  }

  /** The whole answers to questions that were written with their numbers. */
  answersTo(ids: readonly number[]): Promise<readonly Message[]> {
    const one = (id: number) => new Promise<Message>((resolve) => this.whole.set(id, resolve))
    return Promise.all(ids.map(one))
  }

  notify(method: string, params: unknown): void {
    this.write([{ method, params }])
  }

  /** Several messages at once. */
  write(messages: readonly Message[]): void {
    this.writeText(messages.map(frame).join(''))
  }

  /** What may be no message. */
  writeText(text: string): void {
    this.child.stdin.write(text)
  }

  /** The next publication that fits. */
  next(fits: (published: PublishDiagnosticsParams) => boolean): Promise<PublishDiagnosticsParams> {
    return new Promise((resolve) => this.waiting.push({ fits, resolve }))
  }

  /** The diagnosis of a version, also if it is there already. */
  async diagnosed(uri: string, version: number): Promise<PublishDiagnosticsParams> {
    const fits = (published: PublishDiagnosticsParams) => published.uri === uri && published.version === version
    return this.published.findLast(fits) ?? this.next(fits)
  }

  /** Closes the pipe to the server, as a client that dies does. */
  hangUp(): void {
    this.child.stdin.end()
  }

  kill(): void {
    this.child.kill('SIGKILL')
  }

  /** Ends the server as the protocol wants it. */
  async end(): Promise<Exit> {
    await this.request('shutdown', undefined)
    this.notify('exit', undefined)
    return this.exit
  }

  private receive(message: Message): void {
    if (message.method === undefined) this.settle(message)
    else {
      this.received.push(message.method)
      if (message.id !== undefined) this.reply(message)
      if (message.method === 'textDocument/publishDiagnostics') this.take(message.params as PublishDiagnosticsParams)
    }
  }

  private settle(answer: Message): void {
    const { id, result, error } = answer
    this.whole.get(Number(id))?.(answer)
    const open = this.open.get(Number(id))
    this.open.delete(Number(id))
    if (error === undefined) open?.resolve(result)
    else open?.reject(new AnswerError(error.code, error.message))
  }

  private reply({ id, method, params }: Message): void {
    const result = method === 'workspace/configuration' ? this.configuration(params as ConfigurationParams) : null
    this.write([{ id, result }])
  }

  private configuration({ items }: ConfigurationParams): readonly unknown[] {
    return items.map(({ section = '' }) => this.settings[section] ?? null)
  }

  private take(published: PublishDiagnosticsParams): void {
    this.published.push(published)
    const fitting = this.waiting.filter(({ fits }) => fits(published))
    this.waiting = this.waiting.filter((each) => !fitting.includes(each))
    for (const { resolve } of fitting) resolve(published)
  }

  private failAll(): void {
    for (const { reject } of this.open.values()) reject(new Error('the server has ended'))
    this.open.clear()
  }
}
