import type { InferenceModel } from '../../inference/client'
import { InferenceClient } from '../../inference/client'
import type { Resource } from '../resource'
import { setting } from '../settings'
import type { ChosenModel, ModelChoice } from './ModelChoice'

/** A model that is ready. */
export interface OpenModel {
  readonly chosen: ChosenModel
  readonly model: InferenceModel
}

/** Opens the chosen model, in a process that starts when it is first asked and ends when it is idle. */
export class EntityModels implements Resource {
  private client: InferenceClient | null = null

  /** @param program absolute path of `inference.js` */
  constructor(
    private readonly program: string,
    private readonly choice: ModelChoice,
  ) {}

  /**
   * The chosen model; null if there is none so far.
   *
   * @throws InferenceFailure if it cannot be loaded
   */
  async open(): Promise<OpenModel | null> {
    const chosen = await this.choice.current()
    return chosen === null ? null : { chosen, model: await this.load(chosen.folder) }
  }

  /** @throws InferenceFailure if it cannot be loaded */
  load(folder: string): Promise<InferenceModel> {
    this.client ??= new InferenceClient({ program: this.program })
    return this.client.load(folder, setting('entities.exact') ? { precision: 'fp32' } : {})
  }

  dispose(): void {
    this.client?.dispose()
  }
}

/** The types of entities that tags stand for. */
export function entityTypes(labels: readonly string[]): readonly string[] {
  return [...new Set(labels.filter((label) => label !== 'O').map((label) => label.replace(/^[BIES]-/, '')))]
}
