import path from 'node:path'
import * as vscode from 'vscode'
import type { MonitoredRuns } from '../../runs/RunMonitor'
import { RunMonitor } from '../../runs/RunMonitor'
import { systemReader } from '../../runs/RunReader'
import type { RunNotes } from '../../runs/runNotes'
import type { ListedRun } from '../../runs/WatchedRun'
import { absolutePath } from '../../environment/writtenPath'
import { cacheFolder } from '../../environment/cacheFolder'
import { systemClock } from '../../shared/clock'
import { readOutlines } from '../../shared/protocol/readCommandLine'
import type { CommandLine } from '../commandLine/CommandLine'
import { contextKeys } from '../contributions/contextKeys'
import type { Resource } from '../resource'
import { namedCacheFolder } from '../python/pythonSettings'
import { onDidChangeSetting, setting } from '../settings'
import { ConfigFinder } from './ConfigFinder'
import { NoteStore } from './NoteStore'

/** The configs of this workspace and the runs that were started from them, wherever they were started. */
export class WorkspaceRuns implements vscode.Disposable {
  private readonly end = new AbortController()
  private readonly changed = new vscode.EventEmitter<MonitoredRuns>()
  private readonly monitor = new RunMonitor(systemReader, () => this.tell(), {
    cache: () => namedCacheFolder() ?? cacheFolder(process.env),
  })
  private readonly notes: NoteStore
  private readonly finder = new ConfigFinder()
  private readonly subscriptions: Resource[] = [this.changed, this.finder]
  /** Where runs of this session were made, which a config may have been moved away from since. */
  private readonly startedIn = new Set<string>()
  /** Resolves once it is known where the runs of the workspace are. */
  private found: Promise<void> = Promise.resolve()
  private current: MonitoredRuns = { runs: [], unreadable: [] }

  /** At least one run changed, came or went. */
  readonly onDidChange = this.changed.event

  constructor(
    private readonly commandLine: CommandLine,
    private readonly log: vscode.LogOutputChannel,
    state: vscode.Memento,
  ) {
    this.notes = new NoteStore(state, systemClock)
  }

  /** Newest first. */
  get runs(): readonly ListedRun[] {
    return this.current.runs
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
    this.found = this.findFolders()
    const report = (error: unknown) => this.log.error(String(error))
    void this.found.catch(report).then(() => this.monitor.watch(this.end.signal).catch(report))
  }

  /** Look at once: something was just started, stopped or deleted. */
  async look(): Promise<readonly ListedRun[]> {
    // In the first moments of a window it is not known yet where to look.
    await this.found.catch(() => undefined)
    await this.monitor.look()
    return this.current.runs
  }

  /** Change what a person says of some runs. */
  async changeNotes(directories: readonly string[], change: (notes: RunNotes) => RunNotes): Promise<void> {
    const wanted = new Set(directories)
    for (const run of this.current.runs) if (wanted.has(run.directory)) await this.notes.change(run, change)
    this.tell()
    await this.look()
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

  private tell(): void {
    const { runs, unreadable } = this.monitor.seen
    this.current = { runs: runs.map((run) => this.notes.withNotes(run)), unreadable }
    this.changed.fire(this.current)
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
  // Without a folder, what a path is relative to is not known.
  if (folders.length === 0)
    return setting('runs.folders')
      .filter(isWrittenWhole)
      .map((folder) => absolutePath(folder, ''))
  return folders.flatMap(({ uri }) => setting('runs.folders', uri).map((folder) => absolutePath(folder, uri.fsPath)))
}

function isWrittenWhole(folder: string): boolean {
  return path.isAbsolute(folder) || /^~(?=$|[\\/])/.test(folder)
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value)
}
