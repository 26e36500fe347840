import * as vscode from 'vscode'
import type { RunArrangement } from '../../runs/arrangeRuns'
import { asArrangement } from '../../runs/arrangeRuns'
import { contextKeys } from '../contributions/contextKeys'

const key = 'runsView.arrangement'

/** How the runs view is laid out in this workspace; it is remembered. */
export class RunArrangements implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>()
  readonly onDidChange = this.changed.event
  private arrangement: RunArrangement

  constructor(private readonly state: vscode.Memento) {
    this.arrangement = asArrangement(state.get(key))
    this.tellMenus()
  }

  get current(): RunArrangement {
    return this.arrangement
  }

  async change(part: Partial<RunArrangement>): Promise<void> {
    this.arrangement = { ...this.arrangement, ...part }
    this.tellMenus()
    this.changed.fire()
    await this.state.update(key, this.arrangement)
  }

  dispose(): void {
    this.changed.dispose()
  }

  private tellMenus(): void {
    const isFiltered = this.arrangement.filter.trim() !== ''
    void vscode.commands.executeCommand('setContext', contextKeys.isFiltered, isFiltered)
  }
}
