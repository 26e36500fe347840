import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { ListedForeign } from '../../runs/foreign/ListedForeign'
import type { MonitoredRuns } from '../../runs/RunMonitor'
import type { ViewId } from '../contributions/views'
import type { Resource } from '../resource'
import type { ForeignRuns } from '../runs/ForeignRuns'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import type { RunArrangements } from './RunArrangements'
import { itemOf } from './runItems'
import type { RunNode, RunsNode, ViewedRuns } from './runNodes'
import { runNodes } from './runNodes'
import { runNameOf, wordsOf } from './runTexts'

/** The view of the runs, laid out as its user wants it. */
export class RunsTree implements vscode.TreeDataProvider<RunsNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<RunsNode[] | undefined>()
  private readonly view: vscode.TreeView<RunsNode>
  private readonly subscriptions: readonly Resource[]
  private own: MonitoredRuns = { runs: [], unreadable: [] }
  private foreign: readonly ListedForeign[] = []
  private roots: readonly RunsNode[] = []
  /** The rows by id: VS Code knows a row by its object, so that this stays until the rows are laid out anew. */
  private rows = new Map<string, { readonly node: RunsNode; latest: RunsNode }>()
  private isOneName = true
  readonly onDidChangeTreeData = this.changed.event
  readonly onDidChangeVisibility: vscode.Event<vscode.TreeViewVisibilityChangeEvent>

  constructor(
    runs: Pick<WorkspaceRuns, 'onDidChange'>,
    foreign: Pick<ForeignRuns, 'onDidChange'>,
    private readonly arrangements: RunArrangements,
  ) {
    const id: ViewId = 'finetune-lab.runs'
    this.view = vscode.window.createTreeView<RunsNode>(id, { treeDataProvider: this, canSelectMany: true })
    this.onDidChangeVisibility = this.view.onDidChangeVisibility
    this.subscriptions = [
      this.view,
      this.changed,
      runs.onDidChange((own) => this.show(own)),
      foreign.onDidChange((listed) => {
        this.foreign = listed
        this.layOut()
      }),
      arrangements.onDidChange(() => this.layOut()),
    ]
  }

  get isVisible(): boolean {
    return this.view.visible
  }

  /** The runs that are selected. */
  get selection(): readonly RunNode[] {
    return this.view.selection.filter((node) => node.type === 'run')
  }

  getChildren(node?: RunsNode): RunsNode[] {
    if (node === undefined) return [...this.roots]
    return node.type === 'group' ? [...node.children] : []
  }

  getTreeItem(node: RunsNode): vscode.TreeItem {
    return itemOf(this.rows.get(node.id)?.latest ?? node, this.isOneName)
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private show(runs: MonitoredRuns): void {
    this.own = runs
    const live = runs.runs.filter(({ state }) => isLive(state)).length
    const tooltip = live === 1 ? vscode.l10n.t('1 run is live') : vscode.l10n.t('{0} runs are live', live)
    this.view.badge = live === 0 ? undefined : { value: live, tooltip }
    this.layOut()
  }

  private layOut(): void {
    const roots = runNodes(this.shown(), this.arrangements.current, wordsOf)
    const nodes = allOf(roots)
    this.view.message = this.messageOf(nodes)
    const isOneName = new Set(this.own.runs.map(({ id }) => runNameOf(id))).size <= 1
    const isSamePlaces = isOneName === this.isOneName && hasSameIds(nodes, [...this.rows.keys()])
    this.isOneName = isOneName
    if (isSamePlaces) this.redraw(nodes)
    else this.replace(roots, nodes)
  }

  /** Those of other tools among ours. */
  private shown(): ViewedRuns {
    const { runs, unreadable } = this.own
    const all = [...runs, ...this.foreign]
    return { runs: all.sort((one, other) => other.created.localeCompare(one.created)), unreadable }
  }

  /** Only what looks different, so that nothing is lost of what is selected, open or scrolled to. */
  private redraw(nodes: readonly RunsNode[]): void {
    const changed: RunsNode[] = []
    for (const node of nodes) {
      const row = this.rows.get(node.id)
      if (row === undefined || !looksDifferent(row.latest, node)) continue
      row.latest = node
      changed.push(row.node)
    }
    if (changed.length > 0) this.changed.fire(changed)
  }

  private replace(roots: readonly RunsNode[], nodes: readonly RunsNode[]): void {
    this.roots = roots
    this.rows = new Map(nodes.map((node) => [node.id, { node, latest: node }]))
    this.changed.fire(undefined)
  }

  /** Empty for none. A view with a message shows no welcome. */
  private messageOf(nodes: readonly RunsNode[]): string {
    const filter = this.arrangements.current.filter.trim()
    if (filter === '') return ''
    const found = new Set(nodes.flatMap((node) => (node.type === 'run' ? [node.directory] : []))).size
    const all = this.own.runs.length + this.foreign.length
    return vscode.l10n.t('Filtered by “{0}”: {1} of {2} runs.', filter, found, all)
  }
}

function allOf(roots: readonly RunsNode[]): readonly RunsNode[] {
  return roots.flatMap((node): readonly RunsNode[] => (node.type === 'group' ? [node, ...node.children] : [node]))
}

function hasSameIds(nodes: readonly RunsNode[], ids: readonly string[]): boolean {
  return nodes.length === ids.length && nodes.every(({ id }, index) => id === ids[index])
}

/** Runs are the same objects as long as nothing about them changed. A group shows how many it has, which is its place. */
function looksDifferent(one: RunsNode, other: RunsNode): boolean {
  return one.type === 'run' && other.type === 'run' && one.summary !== other.summary
}
