import * as vscode from 'vscode'
import { CommandLine } from './commandLine/CommandLine'
import { registerCommands } from './commands/registerCommands'
import type { Services } from './commands/services'
import { panels as panelTypes } from './contributions/views'
import { EntityColours } from './data/EntityColours'
import { ModelChoice } from './inference/ModelChoice'
import { SelectionActions } from './inference/SelectionActions'
import { ConfigLanguage } from './language/ConfigLanguage'
import { ConfigLenses } from './language/ConfigLenses'
import { StartProblems } from './language/StartProblems'
import { laterParts } from './laterParts'
import { reportFailure } from './messages/reportFailure'
import { openRemembered } from './openAfterReload'
import { PanelTabs } from './panels/PanelTabs'
import { ViewMemory } from './panels/ViewMemory'
import { PythonService } from './python/PythonService'
import { WorkspacePython } from './python/WorkspacePython'
import { ForeignRuns } from './runs/ForeignRuns'
import { RunNames } from './runs/RunNames'
import { WorkspaceRuns } from './runs/WorkspaceRuns'
import { addToTerminalPath } from './terminalPath'
import { adoptDrafts } from './training/adoptDrafts'
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
    const owner = { view, names, onFailure }
    const runTabs = new PanelTabs(panelTypes.run, context.workspaceState)
    const workspacePython = new WorkspacePython(log)
    const python = new PythonService(file('dist', 'trainer'), workspacePython)
    const problems = new StartProblems()
    const configs = new ConfigLanguage(file('dist', 'server.js'), python, log)
    const models = new ModelChoice(runs, context.workspaceState)
    const arrangements = new RunArrangements(context.workspaceState)
    this.tree = new RunsTree(runs, foreign, arrangements)
    const parts = {
      context,
      log,
      commandLine,
      python,
      runs,
      foreign,
      view,
      models,
      problems,
      arrangements,
    }
    const program = file('dist', 'inference.js')
    const services = () => this.services
    const later = laterParts({ ...parts, program, configs, owner, runTabs, services })
    this.services = { ...parts, ...later, selection: () => this.tree.selection, starting: new Set() }
    context.subscriptions.push(
      ...[log, runs, foreign, names, this.tree, runTabs, models, new SelectionActions(models)],
      ...[configs, workspacePython, python, problems, arrangements, new EntityColours(configs, log)],
      ...[
        new RunStatus(runs),
        new EndNotifier(runs, runTabs),
        new LatestRun(runs, later.panels),
        new ConfigLenses(runs),
      ],
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

  /** What reads the workspace or puts something of ours into it, and so needs its trust. */
  private begin(): void {
    const { context, runs, foreign } = this.services
    runs.begin()
    foreign.watch(this.tree.isVisible)
    context.subscriptions.push(addToTerminalPath(context), adoptDrafts(this.services.drafts))
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
