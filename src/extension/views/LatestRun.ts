import type * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { ListedRun } from '../../runs/WatchedRun'
import type { Later } from '../later'
import type { RunPanels } from '../panels/RunPanels'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { setting } from '../settings'

/** Shows each run that begins, wherever it was started, if its user wants that; the focus stays where it is. */
export class LatestRun implements vscode.Disposable {
  private readonly subscription: vscode.Disposable
  /** Those that were live when last looked; null before the first look: what it finds began earlier. */
  private live: ReadonlySet<string> | null = null

  constructor(
    runs: Pick<WorkspaceRuns, 'onDidChange'>,
    private readonly panels: Later<Pick<RunPanels, 'show'>>,
  ) {
    this.subscription = runs.onDidChange(({ runs: all }) => this.look(all))
  }

  dispose(): void {
    this.subscription.dispose()
  }

  private look(runs: readonly ListedRun[]): void {
    const before = this.live
    const live = runs.filter(({ state }) => isLive(state)).map(({ directory }) => directory)
    this.live = new Set(live)
    const begun = before === null ? undefined : live.find((directory) => !before.has(directory))
    if (begun !== undefined && setting('runs.alwaysShowLatest')) void this.show(begun)
  }

  private async show(directory: string): Promise<void> {
    const panels = await this.panels()
    panels.show(directory, { preserveFocus: true })
  }
}
