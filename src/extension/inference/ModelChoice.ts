import { access } from 'node:fs/promises'
import path from 'node:path'
import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { runFiles } from '../../runs/runFiles'
import type { ListedRun } from '../../runs/WatchedRun'
import { isRecord } from '../../shared/check'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'

/** A model folder that entities are asked of. */
export interface ChosenModel {
  /** Absolute. */
  readonly folder: string
  /** Of the run, whichever version of it this is, or of the folder. */
  readonly name: string
  /** Directory of the run that it is of; null: it is of none here. */
  readonly run: string | null
}

/** Workspace state. */
const chosenKey = 'previewModel'

/** Which model entities are asked of: the one that was picked in this workspace, else that of its latest finished run. */
export class ModelChoice implements vscode.Disposable {
  private readonly subscription: vscode.Disposable
  private hasEnded = false
  private readonly changed = new vscode.EventEmitter<void>()
  /** Another model was picked. */
  readonly onDidChange = this.changed.event

  constructor(
    private readonly runs: Pick<WorkspaceRuns, 'look' | 'onDidChange'>,
    private readonly state: vscode.Memento,
  ) {
    this.subscription = runs.onDidChange(({ runs: all }) => (this.hasEnded = all.some(mayHaveModel)))
  }

  /** Whether there was one when it was last looked. */
  get isThere(): boolean {
    return this.picked() !== null || this.hasEnded
  }

  /** Null if there is none so far. */
  async current(): Promise<ChosenModel | null> {
    return this.picked() ?? (await this.ofRuns())[0] ?? null
  }

  /** Those of the workspace's runs, newest first. */
  async ofRuns(): Promise<readonly ChosenModel[]> {
    const ended = (await this.runs.look()).filter(mayHaveModel)
    const models = ended.map(modelOf)
    const isThere = await Promise.all(models.map(({ folder }) => exists(folder)))
    return models.filter((_, index) => isThere[index])
  }

  /** @param model null: the latest from now on */
  async pick(model: ChosenModel | null): Promise<void> {
    await this.state.update(chosenKey, model ?? undefined)
    this.changed.fire()
  }

  dispose(): void {
    this.subscription.dispose()
    this.changed.dispose()
  }

  private picked(): ChosenModel | null {
    const kept: unknown = this.state.get(chosenKey)
    if (!isRecord(kept)) return null
    const { folder, name, run } = kept
    if (typeof folder !== 'string' || typeof name !== 'string') return null
    return { folder, name, run: typeof run === 'string' ? run : null }
  }
}

function mayHaveModel({ state, task }: ListedRun): boolean {
  return !isLive(state) && task === 'token-classification'
}

function modelOf({ directory, id, notes }: ListedRun): ChosenModel {
  return { folder: path.join(directory, runFiles.model), name: notes.name ?? id, run: directory }
}

async function exists(folder: string): Promise<boolean> {
  return access(folder).then(
    () => true,
    () => false,
  )
}
