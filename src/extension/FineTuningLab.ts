import * as vscode from 'vscode'
import { CommandLine } from './commandLine/CommandLine'
import { pickModel } from './commands/pickModel'
import { registerCommands } from './commands/registerCommands'
import type { Services } from './commands/services'
import { panels as panelTypes } from './contributions/views'
import { EntityColours } from './data/EntityColours'
import { EntityFeature } from './inference/EntityFeature'
import type { ChosenModel } from './inference/ModelChoice'
import { ConfigLanguage } from './language/ConfigLanguage'
import { ConfigLenses } from './language/ConfigLenses'
import { StartProblems } from './language/StartProblems'
import { reportFailure } from './messages/reportFailure'
import { openRemembered } from './openAfterReload'
import { ComparePanels } from './panels/ComparePanels'
import { DataPanels } from './panels/DataPanels'
import { ErrorPanels } from './panels/ErrorPanels'
import { PanelTabs } from './panels/PanelTabs'
import { RunPanels } from './panels/RunPanels'
import { SchedulePanels } from './panels/SchedulePanels'
import { ViewMemory } from './panels/ViewMemory'
import { PythonService } from './python/PythonService'
import { WorkspacePython } from './python/WorkspacePython'
import { ForeignRuns } from './runs/ForeignRuns'
import { RunNames } from './runs/RunNames'
import { WorkspaceRuns } from './runs/WorkspaceRuns'
import { addToTerminalPath } from './terminalPath'
import { EndNotifier } from './views/EndNotifier'
import { LatestRun } from './views/LatestRun'
import { RunArrangements } from './views/RunArrangements'
import { RunStatus } from './views/RunStatus'
import { RunsTree } from './views/RunsTree'

/** The composition root: builds every part of the extension, and ends it. */
export class FineTuningLab {
  private readonly services: Services
  private readonly tree: RunsTree

  constructor(context: vscode.ExtensionContext) {
    const log = vscode.window.createOutputChannel('Fine-Tuning Lab', { log: true })
    const file = (...names: readonly string[]) => vscode.Uri.joinPath(context.extensionUri, ...names).fsPath
    const commandLine = new CommandLine(file('dist', 'cli.js'), log)
    const runs = new WorkspaceRuns(commandLine, log, context.workspaceState)
    const foreign = new ForeignRuns(context.workspaceState)
    const view = new ViewMemory(context.workspaceState)
    const onFailure = (error: unknown) => void reportFailure(error, log)
    const names = new RunNames(runs, foreign)
    const tabsOf = (type: string) => new PanelTabs(type, context.workspaceState)
    const owner = { view, names, onFailure }
    const panels = new RunPanels(context.extensionUri, owner, tabsOf(panelTypes.run))
    const showRun = (directory: string) => panels.show(directory)
    const comparePanels = new ComparePanels(context.extensionUri, owner, showRun, tabsOf(panelTypes.comparison))
    const errorPanels = new ErrorPanels(context.extensionUri, runs, onFailure)
    const workspacePython = new WorkspacePython(log)
    const python = new PythonService(file('dist', 'trainer'), workspacePython)
    const problems = new StartProblems()
    const configs = new ConfigLanguage(file('dist', 'server.js'), python, log)
    const schedules = new SchedulePanels(context.extensionUri, configs, log)
    const program = file('dist', 'inference.js')
    const entities = new EntityFeature({ program, runs, context, log, pickModel: (except) => this.pickModel(except) })
    const arrangements = new RunArrangements(context.workspaceState)
    this.tree = new RunsTree(runs, foreign, arrangements)
    const parts = {
      context,
      log,
      commandLine,
      python,
      runs,
      foreign,
      panels,
      comparePanels,
      errorPanels,
      view,
      models: entities.models,
      previews: entities.previews,
      tokenPanels: entities.tokenPanels,
      drafts: entities.drafts,
      schedules,
      dataPanels: new DataPanels(context.extensionUri, { commandLine, onFailure }),
      problems,
      arrangements,
    }
    this.services = { ...parts, selection: () => this.tree.selection, starting: new Set() }
    context.subscriptions.push(
      ...[log, runs, foreign, names, this.tree, panels, comparePanels, errorPanels, schedules, entities],
      ...[configs, workspacePython, python, problems, arrangements, parts.dataPanels, new EntityColours(configs, log)],
      ...[new RunStatus(runs), new EndNotifier(runs, panels), new LatestRun(runs, panels), new ConfigLenses(runs)],
      registerCommands(this.services),
      this.tree.onDidChangeVisibility(() => {
        void this.lookForPython()
        if (vscode.workspace.isTrusted) foreign.watch(this.tree.isVisible)
      }),
      python.onDidChangeChoice(() => void this.lookForPython()),
    )
    if (vscode.workspace.isTrusted) this.begin()
    else context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(() => this.begin()))
  }

  /** End what would be left half done. */
  async end(): Promise<void> {
    await this.services.python.end()
  }

  /** To look at a text with. */
  private pickModel(except: readonly string[]): Promise<ChosenModel | null> {
    return pickModel(this.services, vscode.l10n.t('Which model is to read the text?'), { except })
  }

  /** What reads the workspace or puts something of ours into it, and so needs its trust. */
  private begin(): void {
    const { context, runs, foreign } = this.services
    runs.begin()
    foreign.watch(this.tree.isVisible)
    context.subscriptions.push(addToTerminalPath(context))
    void openRemembered(context)
    void this.lookForPython()
  }

  /** For the view's welcome, once someone sees it: without a Python it offers to set one up. */
  private async lookForPython(): Promise<void> {
    if (!this.tree.isVisible || !vscode.workspace.isTrusted) return
    try {
      await this.services.python.choose()
    } catch (error) {
      this.services.log.info(String(error))
    }
  }
}
