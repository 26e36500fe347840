import * as vscode from 'vscode'
import { TokenPanels } from '../panels/TokenPanels'
import { reportFailure } from '../messages/reportFailure'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { EntityModels } from './EntityModels'
import { EntityPreviews } from './EntityPreviews'
import { ModelChoice } from './ModelChoice'
import { pickModel } from './pickModel'
import { PreviewStatus } from './PreviewStatus'
import { reportInferenceFailure, sayNoModel } from './reportInferenceFailure'
import { SelectionActions } from './SelectionActions'

/** What the finding of entities is made in. */
interface EntityContext {
  /** Absolute path of `inference.js`. */
  readonly program: string
  readonly runs: WorkspaceRuns
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>
  readonly log: vscode.LogOutputChannel
}

/** All that asks models: finds entities in editors, and shows how it comes to them. */
export class EntityFeature implements vscode.Disposable {
  readonly models: ModelChoice
  readonly previews: EntityPreviews
  readonly tokenPanels: TokenPanels
  private readonly parts: vscode.Disposable

  constructor({ program, runs, context, log }: EntityContext) {
    const { extensionUri, workspaceState: state } = context
    this.models = new ModelChoice(runs, state)
    const opened = new EntityModels(program)
    this.previews = new EntityPreviews(opened, this.models, {
      onMissing: () => void sayNoModel(),
      onFailure: (error, chosen) => void reportInferenceFailure(error, chosen, log),
    })
    this.tokenPanels = new TokenPanels(extensionUri, state, {
      load: (folder) => opened.load(folder),
      firstModel: async () => {
        const model = await this.models.current()
        return model === null ? null : { ...model, step: null }
      },
      chooseModel: (others) => pickModel(this.models, others),
      log,
      onFailure: (error) => void reportFailure(error, log),
    })
    const shown = [new PreviewStatus(this.previews), new SelectionActions(this.models)]
    this.parts = vscode.Disposable.from(this.models, opened, this.previews, this.tokenPanels, ...shown)
  }

  dispose(): void {
    this.parts.dispose()
  }
}
