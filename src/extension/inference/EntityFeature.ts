import * as vscode from 'vscode'
import { TokenPanels } from '../panels/TokenPanels'
import { reportFailure } from '../messages/reportFailure'
import { EntityModels } from './EntityModels'
import { EntityPreviews } from './EntityPreviews'
import type { ChosenModel, ModelChoice } from './ModelChoice'
import { TrainingDrafts } from '../training/TrainingDrafts'
import { named } from './namedModels'
import { PreviewStatus } from './PreviewStatus'
import { reportInferenceFailure, sayNoModel } from './reportInferenceFailure'

/** What the finding of entities is made in. */
interface EntityContext {
  /** Absolute path of `inference.js`. */
  readonly program: string
  readonly models: ModelChoice
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'workspaceState'>
  readonly log: vscode.LogOutputChannel
  /** Has a model chosen, but those in these folders, to look at a text with; null if none was. */
  readonly pickModel: (except: readonly string[]) => Promise<ChosenModel | null>
}

/** All that asks models: finds entities in editors, and shows how it comes to them. */
export class EntityFeature implements vscode.Disposable {
  readonly previews: EntityPreviews
  readonly tokenPanels: TokenPanels
  readonly drafts: TrainingDrafts
  private readonly parts: vscode.Disposable

  constructor({ program, models, context, log, pickModel }: EntityContext) {
    const { extensionUri, workspaceState: state } = context
    const opened = new EntityModels(program)
    this.drafts = new TrainingDrafts(state)
    this.previews = new EntityPreviews(opened, models, {
      onMissing: () => void sayNoModel(),
      onFailure: (error, chosen) => void reportInferenceFailure(error, chosen, log),
    })
    this.tokenPanels = new TokenPanels(extensionUri, state, {
      load: (folder) => opened.load(folder),
      firstModel: async () => named(await models.current()),
      chooseModel: async (others) => named(await pickModel(others.map(({ folder }) => folder))),
      log,
      onFailure: (error) => void reportFailure(error, log),
    })
    this.parts = vscode.Disposable.from(opened, this.previews, this.drafts, new PreviewStatus(this.previews))
  }

  dispose(): void {
    this.parts.dispose()
  }
}
