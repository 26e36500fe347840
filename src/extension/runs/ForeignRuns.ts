import * as vscode from 'vscode'
import { isRecord } from '../../shared/check'
import { foreignTools } from '../../shared/protocol/runPanel'
import type { ForeignRun } from '../../runs/foreign/tool'

/** Workspace state: the runs of other tools that were opened here. */
const key = 'foreignRuns'

/** The runs of other tools that were opened in this workspace, the latest first: whoever lists runs may list them too. */
export class ForeignRuns implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<readonly ForeignRun[]>()
  readonly onDidChange = this.changed.event

  constructor(private readonly state: vscode.Memento) {}

  /** They may have been moved or deleted since: `openSource` says so. */
  get all(): readonly ForeignRun[] {
    const kept = this.state.get<unknown>(key)
    return Array.isArray(kept) ? kept.filter(isForeignRun) : []
  }

  /** Remember one that was opened. */
  async add(run: ForeignRun): Promise<void> {
    await this.keep([run, ...this.without(run.address)])
  }

  /** Its files stay as they are. */
  async forget(address: string): Promise<void> {
    await this.keep(this.without(address))
  }

  dispose(): void {
    this.changed.dispose()
  }

  private without(address: string): readonly ForeignRun[] {
    return this.all.filter((run) => run.address !== address)
  }

  private async keep(runs: readonly ForeignRun[]): Promise<void> {
    await this.state.update(key, runs)
    this.changed.fire(runs)
  }
}

function isForeignRun(value: unknown): value is ForeignRun {
  return isRecord(value) && typeof value['address'] === 'string' && foreignTools.some((tool) => tool === value['tool'])
}
