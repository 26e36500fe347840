import * as vscode from 'vscode'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { EntityModels } from './EntityModels'
import { EntityPreviews } from './EntityPreviews'
import { ModelChoice } from './ModelChoice'
import { PreviewStatus } from './PreviewStatus'
import { reportInferenceFailure, sayNoModel } from './reportInferenceFailure'
import { SelectionActions } from './SelectionActions'

/** What the finding of entities is made in. */
interface EntityContext {
  /** Absolute path of `inference.js`. */
  readonly program: string
  readonly runs: WorkspaceRuns
  readonly state: vscode.Memento
  readonly log: vscode.LogOutputChannel
}

/** All that finds entities in editors. */
export class EntityFeature implements vscode.Disposable {
  readonly models: ModelChoice
  readonly previews: EntityPreviews
  private readonly parts: vscode.Disposable

  constructor({ program, runs, state, log }: EntityContext) {
    this.models = new ModelChoice(runs, state)
    const opened = new EntityModels(program)
    this.previews = new EntityPreviews(opened, this.models, {
      onMissing: () => void sayNoModel(),
      onFailure: (error, chosen) => void reportInferenceFailure(error, chosen, log),
    })
    const shown = [new PreviewStatus(this.previews), new SelectionActions(this.models)]
    this.parts = vscode.Disposable.from(this.models, opened, this.previews, ...shown)
  }

  dispose(): void {
    this.parts.dispose()
  }
}
