import path from 'node:path'
import * as vscode from 'vscode'
import { nameOf } from '../../runs/foreign/nameOf'
import { readNotes } from '../../runs/runNotes'
import type { Resource } from '../resource'
import type { ForeignRuns } from './ForeignRuns'
import type { WorkspaceRuns } from './WorkspaceRuns'

/** What runs are called, those of other tools too. */
export class RunNames implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>()
  private readonly subscriptions: readonly Resource[]

  constructor(
    private readonly runs: Pick<WorkspaceRuns, 'runs' | 'onDidChange'>,
    private readonly foreign: Pick<ForeignRuns, 'all' | 'runs' | 'onDidChange'>,
  ) {
    const tell = () => this.changed.fire()
    this.subscriptions = [this.changed, runs.onDidChange(tell), foreign.onDidChange(tell)]
  }

  /** What a run is called as long as no person has given it a name. */
  idOf(directory: string): string {
    const isForeign = this.foreign.all.some(({ address }) => address === directory)
    return isForeign ? nameOf(directory) : path.basename(directory)
  }

  /**
   * Tell the name that a person gave to a run, and then each other one that it is given; null: none any more.
   *
   * @returns ends it
   */
  follow(directory: string, onName: (name: string | null) => void): Resource {
    let told: string | null = null
    let asked = 0
    const ask = async () => {
      const turn = ++asked
      const name = await this.of(directory)
      // What was read for an earlier question may come later.
      if (turn !== asked || name === told) return
      told = name
      onName(name)
    }
    void ask()
    const following = this.changed.event(() => void ask())
    return {
      dispose: () => {
        asked = Infinity
        following.dispose()
      },
    }
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  /** A run that is not in the list, or not yet, may have a name all the same. */
  private async of(directory: string): Promise<string | null> {
    const listed = [...this.runs.runs, ...this.foreign.runs].find((run) => run.directory === directory)
    return (listed?.notes ?? (await readNotes(directory))).name
  }
}
