import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext } from 'playwright-core'
import type { VsCodeTools } from '../../../src/build/vscodeTools.mjs'
import { VsCodeWindow } from '../page/VsCodeWindow'
import { CodeServer } from './codeServer'
import { installCheckout, linkExtension } from './extensionFolder'
import { quietSettings } from './userSettings'

/** What a VS Code for tests is started with. */
export interface VsCodeOptions {
  readonly tools: VsCodeTools
  /** The extension under test: a built checkout, or a package. Null when the window loads it for tests inside of it. */
  readonly extension: { readonly checkout: string } | { readonly vsix: string } | null
  /** Other extensions, as folders. */
  readonly companions?: readonly string[]
  /** Added to the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>
  readonly variables?: Readonly<NodeJS.ProcessEnv>
  readonly asksForTrust?: boolean
  readonly hasTestDriver?: boolean
}

/** A server and a browser of their own, which serve any number of windows. */
export interface VsCode {
  /** Opens a folder, a `.code-workspace` file, or with null nothing. */
  openWindow(workspace: string | null, query?: Readonly<Record<string, string>>): Promise<VsCodeWindow>
  /** A file of the extension as it is installed. */
  installedFile(...names: readonly string[]): string
  /** How the window's address names a local file. */
  remoteUri(file: string): string
  /** Writes screenshots and logs into a folder, for whoever looks into a failure. */
  keepArtefacts(folder: string): Promise<void>
  close(): Promise<void>
}

/** Starts a real VS Code in a headless browser. Everything that it writes goes away with `close`. */
export async function launchVsCode(options: VsCodeOptions): Promise<VsCode> {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-vscode-'))
  const server = new CodeServer({
    tools: options.tools,
    folder: path.join(folder, 'server'),
    settings: { ...quietSettings, ...options.settings },
    variables: options.variables ?? {},
    asksForTrust: options.asksForTrust ?? false,
    hasTestDriver: options.hasTestDriver ?? false,
  })
  const started = new StartedVsCode(folder, server)
  try {
    installExtensions(options, server)
    await server.start()
    started.browser = await launchBrowser(options.tools.chromium, path.join(folder, 'browser'))
    return started
  } catch (error) {
    await started.close()
    throw error
  }
}

function installExtensions({ extension, companions = [] }: VsCodeOptions, server: CodeServer): void {
  for (const companion of companions) linkExtension(companion, server.extensionsFolder)
  if (extension === null) return
  if ('vsix' in extension) server.install(extension.vsix)
  else installCheckout(extension.checkout, server.extensionsFolder)
}

function launchBrowser(executablePath: string, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1400, height: 900 },
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })
}

class StartedVsCode implements VsCode {
  browser: BrowserContext | null = null
  private readonly windows: VsCodeWindow[] = []

  constructor(
    private readonly folder: string,
    private readonly server: CodeServer,
  ) {}

  async openWindow(workspace: string | null, query: Readonly<Record<string, string>> = {}): Promise<VsCodeWindow> {
    if (this.browser === null) throw new Error('the browser is not there yet')
    const page = await this.browser.newPage()
    const window = new VsCodeWindow(page, path.join(this.folder, `console-${this.windows.length + 1}.log`))
    this.windows.push(window)
    const opened = new URLSearchParams({ ...workspaceQuery(workspace), ...query })
    await window.open(`${this.server.origin}/?${opened.toString()}`)
    return window
  }

  installedFile(...names: readonly string[]): string {
    const { extensionsFolder } = this.server
    const folder = readdirSync(extensionsFolder).find((name) => name.startsWith('finetune-lab.finetune-lab-'))
    if (folder === undefined) throw new Error('the extension is not installed')
    return path.join(extensionsFolder, folder, ...names)
  }

  remoteUri(file: string): string {
    return `vscode-remote://${new URL(this.server.origin).host}${file}`
  }

  async keepArtefacts(folder: string): Promise<void> {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    for (const [index, window] of this.windows.entries()) {
      await window.screenshot(path.join(folder, `window-${index + 1}.png`))
      cpSync(window.consoleLog, path.join(folder, path.basename(window.consoleLog)))
    }
    cpSync(path.join(this.folder, 'server', 'server.log'), path.join(folder, 'server.log'))
    const { logsFolder } = this.server
    if (existsSync(logsFolder)) cpSync(logsFolder, path.join(folder, 'logs'), { recursive: true, force: true })
  }

  async close(): Promise<void> {
    await this.browser?.close()
    await this.server.stop()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  }
}

function workspaceQuery(workspace: string | null): Record<string, string> {
  if (workspace === null) return { ew: 'true' }
  return workspace.endsWith('.code-workspace') ? { workspace } : { folder: workspace }
}
