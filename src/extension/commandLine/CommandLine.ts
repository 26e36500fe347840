import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { LogOutputChannel } from 'vscode'
import { readErrorDocument, readReadingMessage } from '../../shared/protocol/readCommandLine'
import type { ErrorDocument, InterruptMessage, ReadingMessage } from '../../shared/protocol/commandLine'

/** How a command is watched and ended. */
export interface CommandOptions {
  /** Added to this process's. */
  readonly variables?: Readonly<NodeJS.ProcessEnv>
  /** Asks it to end and to leave nothing half done, as Ctrl-C does. */
  readonly signal?: AbortSignal
  readonly onReading?: (message: ReadingMessage) => void
}

/** A command said in its document why it failed. */
export class CommandFailed extends Error {
  readonly hint: string
  readonly problems: NonNullable<ErrorDocument['error']['problems']>

  constructor(
    readonly code: string,
    { message, hint, problems }: ErrorDocument['error'],
  ) {
    super(message ?? code)
    this.name = 'CommandFailed'
    this.hint = hint ?? ''
    this.problems = problems ?? []
  }
}

const interruptMessage: InterruptMessage = { type: 'interrupt' }

/** What a command printed. */
interface Printed {
  readonly document: string
  /** Of its standard error: what a program says last tells why it failed. */
  readonly lastLine: string
}

/**
 * Runs `finetune` commands in a process of their own: configs are parsed and data is read there, so that neither holds
 * up the window, and what works in a terminal works here.
 */
export class CommandLine {
  /** @param script absolute path of `cli.js` */
  constructor(
    private readonly script: string,
    private readonly log: LogOutputChannel,
  ) {}

  /**
   * Run a command with `--json` and read its document.
   *
   * @param read of `readCommandLine.ts`
   * @throws CommandFailed when the command failed (`cancelled` where it was asked to end), or its document was not as
   *   expected
   */
  async run<Document>(
    words: readonly string[],
    read: (value: unknown) => Document | null,
    options: CommandOptions = {},
  ): Promise<Document> {
    const printed = await this.printed([...words, '--json'], options)
    const value = parse(printed.document)
    const failed = readErrorDocument(value)
    if (failed !== null) throw new CommandFailed(failed.error.code, failed.error)
    const document = read(value)
    if (document !== null) return document
    // One that was asked to end before it could say so has no failure to tell of.
    if (options.signal?.aborted) throw new CommandFailed('cancelled', { code: 'cancelled' })
    const said = printed.document.trim() === '' ? printed.lastLine : printed.document
    throw new CommandFailed('unexpected', { code: 'unexpected', message: `finetune ${words[0] ?? ''}: ${said}` })
  }

  private printed(words: readonly string[], { variables, signal, onReading }: CommandOptions): Promise<Printed> {
    this.log.info(`finetune ${words.join(' ')}`)
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [this.script, ...words], {
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        windowsHide: true,
        env: { ...process.env, ...variables, ELECTRON_RUN_AS_NODE: '1', NO_COLOR: '1' },
      })
      const chunks: string[] = []
      let lastLine = ''
      child.stdout?.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk))
      const readLine = (line: string) => {
        this.log.info(line)
        if (isTelling(line)) lastLine = line
      }
      if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', readLine)
      child.on('message', (message) => {
        const reading = readReadingMessage(message)
        if (reading !== null) onReading?.(reading)
      })
      // No signal: it may come before the command listens for it, and on Windows ends it at once.
      const interrupt = () => child.send(interruptMessage, () => undefined)
      signal?.addEventListener('abort', interrupt)
      child.on('error', reject)
      child.on('close', () => {
        signal?.removeEventListener('abort', interrupt)
        resolve({ document: chunks.join(''), lastLine })
      })
    })
  }
}

/** Where Node ends by an error, the places of it and Node's own version come after what it was. */
function isTelling(line: string): boolean {
  return /^\S/.test(line) && !line.startsWith('Node.js v')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
