import * as vscode from 'vscode'
import type {
  EntitiesAnswer,
  LineRange,
  ScheduleReading,
  ServerSettings,
  ThemeKind,
} from '../../shared/protocol/languageServer'
import { defaultServerSettings } from '../../shared/protocol/languageServer'
import { language } from '../contributions/language'
import type { PythonService } from '../python/PythonService'
import type { Resource } from '../resource'
import { onDidChangeSetting, setting } from '../settings'
import type { ConfigClient } from './client/startClient'
import { mayBeData } from './mayBeData'

/** What the Python that trains tells of itself to the server. */
type PythonFigures = Pick<ServerSettings, 'sitePackages' | 'transformersVersion'>

const nothingKnown: PythonFigures = { sitePackages: [], transformersVersion: null }

/**
 * The language server of configs and data in this window: started with the first of them that is open, told what it
 * cannot know.
 */
export class ConfigLanguage implements vscode.Disposable {
  private readonly read = new vscode.EventEmitter<string>()
  private readonly subscriptions: readonly Resource[]
  private started: Promise<ConfigClient> | null = null
  private python = nothingKnown
  /** An open config or data file was read anew; its address, as `Uri.toString` has it. */
  readonly onDidRead = this.read.event

  /** @param server absolute path of the server's bundle */
  constructor(
    private readonly server: string,
    private readonly pythonService: PythonService,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const tell = () => void this.tell()
    this.subscriptions = [
      this.read,
      vscode.workspace.onDidOpenTextDocument((document) => this.openFor(document)),
      vscode.window.onDidChangeActiveColorTheme(tell),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.lookAtPython()),
      pythonService.onDidChangeChoice(() => void this.lookAtPython()),
      onDidChangeSetting(['editor.transformersVersion'], tell),
    ]
    for (const document of vscode.workspace.textDocuments) this.openFor(document)
  }

  /**
   * What the schedule of a config follows from; null where the server has closed it meanwhile.
   *
   * @throws the client's error when the server cannot be started, and VS Code's when the file is gone
   */
  async schedule(uri: vscode.Uri): Promise<ScheduleReading | null> {
    const client = await this.client()
    // Opened without an editor, it is read all the same.
    const document = await vscode.workspace.openTextDocument(uri)
    return client.schedule(document.uri.toString())
  }

  /** The entities in some lines of an open data file; null where there are none, or the server does not know the file. */
  async entities(uri: vscode.Uri, lines: readonly LineRange[]): Promise<EntitiesAnswer | null> {
    return (await (await this.started)?.entities({ uri: uri.toString(), lines })) ?? null
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
    void this.started?.then((client) => client.dispose()).catch(() => undefined)
  }

  private openFor(document: vscode.TextDocument): void {
    if (this.started !== null || (document.languageId !== language.id && !mayBeData(document))) return
    void this.client().catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)))
  }

  private client(): Promise<ConfigClient> {
    this.started ??= this.start().catch((error: unknown) => {
      // The next config that is opened tries again.
      this.started = null
      throw error
    })
    return this.started
  }

  private async start(): Promise<ConfigClient> {
    const { startClient } = await import('./client/startClient')
    const client = await startClient({
      server: this.server,
      settings: this.settings(),
      log: this.log,
      onDidRead: (uri) => this.read.fire(uri),
    })
    void this.lookAtPython()
    return client
  }

  private async tell(): Promise<void> {
    await (await this.started)?.setSettings(this.settings())
  }

  private settings(): ServerSettings {
    const chosen = setting('editor.transformersVersion').trim()
    return {
      ...defaultServerSettings,
      isTrusted: vscode.workspace.isTrusted,
      theme: themes[vscode.window.activeColorTheme.kind],
      sitePackages: this.python.sitePackages,
      transformersVersion: chosen === '' ? this.python.transformersVersion : chosen,
    }
  }

  /** Models may lie in the packages of the Python that trains, and its transformers is the one to document. */
  private async lookAtPython(): Promise<void> {
    if (this.started === null) return
    this.python = vscode.workspace.isTrusted ? await this.pythonFigures() : nothingKnown
    await this.tell()
  }

  private async pythonFigures(): Promise<PythonFigures> {
    try {
      const { sitePackages, packages } = await this.pythonService.choose()
      const version = /^\d+\.\d+/.exec(packages['transformers'] ?? '')?.[0] ?? null
      return { sitePackages, transformersVersion: version }
    } catch {
      // Without a Python nothing is trained; a start says so.
      return nothingKnown
    }
  }
}

const themes: Readonly<Record<vscode.ColorThemeKind, ThemeKind>> = {
  [vscode.ColorThemeKind.Light]: 'light',
  [vscode.ColorThemeKind.Dark]: 'dark',
  [vscode.ColorThemeKind.HighContrast]: 'highContrastDark',
  [vscode.ColorThemeKind.HighContrastLight]: 'highContrastLight',
}
