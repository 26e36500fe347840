import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import type { VsCodeTools } from '../../../src/build/vscodeTools.mjs'

/** What a server of its own is started with. */
export interface CodeServerOptions {
  readonly tools: VsCodeTools
  /** Everything that it writes lies in here; its extensions in `extensions`, its output in `server.log`. */
  readonly folder: string
  readonly settings: Readonly<Record<string, unknown>>
  /** Added to this process's variables; `undefined` takes one away. */
  readonly variables: Readonly<NodeJS.ProcessEnv>
  /** Ask whether a folder is trusted, as VS Code does, or trust all. */
  readonly asksForTrust: boolean
  /** Let the window run tests inside the extension host. */
  readonly hasTestDriver: boolean
}

/** A private VS Code server: nothing of the user's is read or written. */
export class CodeServer {
  /** `http://127.0.0.1:<port>` */
  origin = ''
  private process: ChildProcessByStdio<null, Readable, Readable> | null = null

  constructor(private readonly options: CodeServerOptions) {
    const { folder, settings } = options
    mkdirSync(path.join(folder, 'user', 'User'), { recursive: true })
    mkdirSync(this.extensionsFolder, { recursive: true })
    writeFileSync(path.join(folder, 'user', 'User', 'settings.json'), JSON.stringify(settings))
    // Without it code-server writes one into the user's home.
    writeFileSync(path.join(folder, 'config.yaml'), '')
  }

  get extensionsFolder(): string {
    return path.join(this.options.folder, 'extensions')
  }

  /** VS Code's own logs, of the extension host too. */
  get logsFolder(): string {
    return path.join(this.options.folder, 'user', 'logs')
  }

  /** Installs a package as its users do. */
  install(vsix: string): void {
    const { node } = this.options.tools
    const words = [...this.words(), '--install-extension', vsix]
    const result = spawnSync(node, words, { env: this.variables(), encoding: 'utf8' })
    if (result.status !== 0) throw new Error(`${vsix} could not be installed: ${result.stdout}${result.stderr}`)
  }

  /** Starts the server in a process group of its own, at a free port; resolves once it answers. */
  async start(): Promise<void> {
    const { asksForTrust, hasTestDriver, tools } = this.options
    const words = [
      ...this.words(),
      ...['--auth', 'none', '--bind-addr', '127.0.0.1:0', '--disable-telemetry', '--disable-update-check'],
      ...['--disable-getting-started-override', '--ignore-last-opened'],
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
      ...(hasTestDriver ? ['--vscode-option', 'enable-smoke-test-driver'] : []),
    ]
    const stdio = ['ignore', 'pipe', 'pipe'] as const
    const child = spawn(tools.node, words, { env: this.variables(), stdio: [...stdio], detached: true })
    this.process = child
    const log = createWriteStream(path.join(this.options.folder, 'server.log'))
    child.stdout.pipe(log)
    child.stderr.pipe(log)
    this.origin = await this.listening(child)
  }

  /** Ends the server, its extension hosts and terminals, and nothing else; trainers live in groups of their own. */
  async stop(): Promise<void> {
    const child = this.process
    if (child?.pid === undefined) return
    const exited = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve()
    killGroup(child.pid, 'SIGTERM')
    const force = setTimeout(killGroup, 5000, child.pid, 'SIGKILL')
    await exited
    clearTimeout(force)
    killGroup(child.pid, 'SIGKILL')
  }

  private async listening(child: ChildProcessByStdio<null, Readable, Readable>): Promise<string> {
    for await (const line of createInterface(child.stdout)) {
      const origin = /HTTP server listening on (http:\/\/\S+?)\/?$/.exec(line)?.[1]
      if (origin !== undefined) return origin
    }
    const log = readFileSync(path.join(this.options.folder, 'server.log'), 'utf8')
    throw new Error(`code-server did not start:\n${log}`)
  }

  private words(): string[] {
    const { folder, tools } = this.options
    const places = ['--config', path.join(folder, 'config.yaml'), '--user-data-dir', path.join(folder, 'user')]
    return [tools.codeServer, ...places, '--extensions-dir', this.extensionsFolder]
  }

  private variables(): NodeJS.ProcessEnv {
    const { folder, variables } = this.options
    const isForeign = (name: string) => /^(VSCODE_|CODE_SERVER|(HASHED_)?PASSWORD$|PORT$)/.test(name)
    const own = Object.entries(process.env).filter(([name]) => !isForeign(name))
    return {
      ...Object.fromEntries(own),
      HOME: folder,
      XDG_CONFIG_HOME: path.join(folder, 'config'),
      XDG_DATA_HOME: path.join(folder, 'data'),
      XDG_CACHE_HOME: path.join(folder, 'cache'),
      // No marketplace, so nothing is looked up outside.
      EXTENSIONS_GALLERY: JSON.stringify({ serviceUrl: '' }),
      // As if started from a shell: else the search path of a login shell would take the place of the one given here.
      VSCODE_CLI: '1',
      ...variables,
    }
  }
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch {
    // All of it has ended.
  }
}
