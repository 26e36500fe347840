import path from 'node:path'
import * as vscode from 'vscode'
import type { MonitoredRuns } from '../../runs/RunMonitor'
import { RunMonitor } from '../../runs/RunMonitor'
import { systemReader } from '../../runs/RunReader'
import type { RunSummary } from '../../runs/runSummary'
import { readOutlines } from '../../shared/protocol/readCommandLine'
import type { CommandLine } from '../commandLine/CommandLine'
import { contextKeys } from '../contributions/views'
import type { Resource } from '../resource'
import { onDidChangeSetting, setting } from '../settings'
import { ConfigFinder } from './ConfigFinder'

/** The configs of this workspace and the runs that were started from them, wherever they were started. */
export class WorkspaceRuns implements vscode.Disposable {
  private readonly end = new AbortController()
  private readonly changed = new vscode.EventEmitter<MonitoredRuns>()
  private readonly monitor = new RunMonitor(systemReader, (runs) => this.changed.fire(runs))
  private readonly finder = new ConfigFinder()
  private readonly subscriptions: Resource[] = [this.changed, this.finder]
  /** Where runs of this session were made, which a config may have been moved away from since. */
  private readonly startedIn = new Set<string>()

  /** At least one run changed, came or went. */
  readonly onDidChange = this.changed.event

  constructor(
    private readonly commandLine: CommandLine,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Newest first. */
  get runs(): readonly RunSummary[] {
    return this.monitor.runs
  }

  /** The configs of the workspace as they are now. */
  findConfigs(): Promise<readonly vscode.Uri[]> {
    return this.finder.find()
  }

  /** Begin to look; the workspace is trusted. */
  begin(): void {
    this.subscriptions.push(
      this.finder.onDidChange(() => void this.findFolders()),
      onDidChangeSetting(['runs.folders'], () => void this.findFolders()),
    )
    void this.findFolders()
    void this.monitor.watch(this.end.signal).catch((error: unknown) => this.log.error(String(error)))
  }

  /** Look at once: something was just started, stopped or deleted. */
  look(): Promise<readonly RunSummary[]> {
    return this.monitor.look()
  }

  /** A run was made here; its folder is watched from now on. */
  async add(directory: string): Promise<void> {
    this.startedIn.add(path.dirname(directory))
    await this.findFolders()
    await this.look()
  }

  dispose(): void {
    this.end.abort()
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private async findFolders(): Promise<void> {
    const configs = await this.finder.find()
    setContext(contextKeys.hasConfig, configs.length > 0)
    setContext(contextKeys.isLooked, true)
    this.monitor.setFolders([...(await this.outputDirs(configs)), ...extraFolders(), ...this.startedIn])
  }

  private async outputDirs(uris: readonly vscode.Uri[]): Promise<readonly string[]> {
    const configs = uris.map(({ fsPath }) => fsPath)
    if (configs.length === 0) return []
    try {
      const outlines = await this.commandLine.run(['outline', ...configs], readOutlines)
      return outlines.map(({ outputDir }) => outputDir)
    } catch (error) {
      this.log.warn(`Looking beside the configs only: ${String(error)}`)
      return configs.map((config) => path.join(path.dirname(config), 'runs'))
    }
  }
}

function extraFolders(): readonly string[] {
  const folders = vscode.workspace.workspaceFolders ?? []
  if (folders.length === 0) return setting('runs.folders').filter((folder) => path.isAbsolute(folder))
  return folders.flatMap(({ uri }) => setting('runs.folders', uri).map((folder) => path.resolve(uri.fsPath, folder)))
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value)
}
