import * as vscode from 'vscode'
import { TokenPanels } from '../panels/TokenPanels'
import { reportFailure } from '../messages/reportFailure'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { EntityModels } from './EntityModels'
import { EntityPreviews } from './EntityPreviews'
import type { ChosenModel } from './ModelChoice'
import { TrainingDrafts } from '../training/TrainingDrafts'
import { ModelChoice } from './ModelChoice'
import { named } from './namedModels'
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
  /** Has a model chosen, but those in these folders, to look at a text with; null if none was. */
  readonly pickModel: (except: readonly string[]) => Promise<ChosenModel | null>
}

/** All that asks models: finds entities in editors, and shows how it comes to them. */
export class EntityFeature implements vscode.Disposable {
  readonly models: ModelChoice
  readonly previews: EntityPreviews
  readonly tokenPanels: TokenPanels
  readonly drafts = new TrainingDrafts()
  private readonly parts: vscode.Disposable

  constructor({ program, runs, context, log, pickModel }: EntityContext) {
    const { extensionUri, workspaceState: state } = context
    this.models = new ModelChoice(runs, state)
    const opened = new EntityModels(program)
    this.previews = new EntityPreviews(opened, this.models, {
      onMissing: () => void sayNoModel(),
      onFailure: (error, chosen) => void reportInferenceFailure(error, chosen, log),
    })
    this.tokenPanels = new TokenPanels(extensionUri, state, {
      load: (folder) => opened.load(folder),
      firstModel: async () => named(await this.models.current()),
      chooseModel: async (others) => named(await pickModel(others.map(({ folder }) => folder))),
      log,
      onFailure: (error) => void reportFailure(error, log),
    })
    const shown = [new PreviewStatus(this.previews), new SelectionActions(this.models)]
    this.parts = vscode.Disposable.from(this.models, opened, this.previews, this.tokenPanels, this.drafts, ...shown)
  }

  dispose(): void {
    this.parts.dispose()
  }
}
