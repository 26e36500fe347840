import path from 'node:path'
import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { MonitoredRuns } from '../../runs/RunMonitor'
import type { RunError } from '../../runs/runError'
import type { RunSummary } from '../../runs/runSummary'
import { canResume } from '../../runs/runSummary'
import { duration, percent } from '../../shared/text/numbers'
import type { CommandId } from '../contributions/commands'
import type { ViewId } from '../contributions/views'
import type { Resource } from '../resource'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { bestText, joined, leftText, stateIcon, stateText, stepText } from './runTexts'

/** What the view lists: a run, as commands take it, or a directory or folder of runs that cannot be read. */
export type RunNode =
  | { readonly type: 'run'; readonly directory: string; readonly summary: RunSummary }
  | { readonly type: 'unreadable'; readonly error: RunError }

/** The view of the runs, newest first. */
export class RunsTree implements vscode.TreeDataProvider<RunNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>()
  private readonly view: vscode.TreeView<RunNode>
  private readonly subscriptions: readonly Resource[]
  private shown: MonitoredRuns = { runs: [], unreadable: [] }
  readonly onDidChangeTreeData = this.changed.event
  readonly onDidChangeVisibility: vscode.Event<vscode.TreeViewVisibilityChangeEvent>

  constructor(runs: WorkspaceRuns) {
    const id: ViewId = 'finetune-lab.runs'
    this.view = vscode.window.createTreeView<RunNode>(id, { treeDataProvider: this })
    this.onDidChangeVisibility = this.view.onDidChangeVisibility
    this.subscriptions = [this.view, this.changed, runs.onDidChange((shown) => this.show(shown))]
  }

  get isVisible(): boolean {
    return this.view.visible
  }

  getChildren(node?: RunNode): RunNode[] {
    if (node !== undefined) return []
    return [
      ...this.shown.runs.map((summary): RunNode => ({ type: 'run', directory: summary.directory, summary })),
      ...this.shown.unreadable.map((error): RunNode => ({ type: 'unreadable', error })),
    ]
  }

  getTreeItem(node: RunNode): vscode.TreeItem {
    return node.type === 'run' ? runItem(node, this.isOneConfig()) : unreadableItem(node.error)
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private show(runs: MonitoredRuns): void {
    this.shown = runs
    const live = runs.runs.filter(({ state }) => isLive(state)).length
    const tooltip = live === 1 ? vscode.l10n.t('1 run is live') : vscode.l10n.t('{0} runs are live', live)
    this.view.badge = live === 0 ? undefined : { value: live, tooltip }
    this.changed.fire(undefined)
  }

  /** Then its name need not stand beside each run. */
  private isOneConfig(): boolean {
    return new Set(this.shown.runs.map(({ configPath }) => configPath)).size <= 1
  }
}

function runItem(node: Extract<RunNode, { type: 'run' }>, isOneConfig: boolean): vscode.TreeItem {
  const { summary } = node
  const item = new vscode.TreeItem(summary.id)
  item.id = summary.directory
  item.description = description(summary, isOneConfig)
  item.iconPath = stateIcon(summary.state)
  item.contextValue = contextValue(summary)
  item.tooltip = tooltip(summary)
  item.accessibilityInformation = {
    label: joined(summary.id, stateText(summary.state), stepText(summary), figures(summary, isOneConfig)),
  }
  const command: CommandId = 'finetune-lab.showRun'
  item.command = { command, title: vscode.l10n.t('Show run'), arguments: [node] }
  return item
}

/** A view is narrow: what the icon says comes last or not at all, and what changes comes first. */
function description(summary: RunSummary, isOneConfig: boolean): string {
  const { state, step, totalSteps } = summary
  const share = vscode.l10n.t('{0} %', percent(step / Math.max(1, totalSteps), 0))
  const isPlain = state === 'running' || state === 'completed'
  return joined(isLive(state) ? share : '', figures(summary, isOneConfig), isPlain ? '' : stateText(state))
}

/** The best score, the time left or taken, and the config where there are several. */
function figures(summary: RunSummary, isOneConfig: boolean): string {
  const { best, secondsElapsed, configPath, state } = summary
  return joined(
    best === null ? '' : bestText(best),
    isLive(state) ? leftText(summary) : secondsElapsed === null ? '' : duration(secondsElapsed),
    isOneConfig ? '' : path.basename(path.dirname(configPath)),
  )
}

/** The words that menus look for. */
function contextValue(summary: RunSummary): string {
  const words = ['run', isLive(summary.state) ? 'live' : 'ended', ...(canResume(summary) ? ['resumable'] : [])]
  return words.join(' ')
}

function tooltip(summary: RunSummary): vscode.MarkdownString {
  const { id, state, best, secondsElapsed, model, configPath, failure } = summary
  const lines = [
    joined(stateText(state), stepText(summary), leftText(summary)),
    best === null ? '' : vscode.l10n.t('best {0} at step {1}', bestText(best), best.step),
    secondsElapsed === null ? '' : vscode.l10n.t('{0} of work', duration(secondsElapsed)),
    model,
    configPath,
    failure === null ? '' : `${failure.message} ${failure.hint}`,
  ]
  const text = new vscode.MarkdownString()
  text.appendText(id)
  for (const line of lines) if (line !== '') text.appendMarkdown('\n\n').appendText(line)
  return text
}

function unreadableItem(error: RunError): vscode.TreeItem {
  const isFolder = error.code === 'folder-unreadable'
  const label = isFolder ? vscode.l10n.t('A folder that cannot be read') : vscode.l10n.t('A run that cannot be read')
  const item = new vscode.TreeItem(label)
  item.description = error.message
  item.tooltip = `${error.message} ${error.hint}`
  item.iconPath = new vscode.ThemeIcon('warning', new vscode.ThemeColor('charts.yellow'))
  return item
}
