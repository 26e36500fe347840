import type { InferenceModel } from '../../inference/client'
import { InferenceClient } from '../../inference/client'
import type { Resource } from '../resource'
import { setting } from '../settings'
import type { ChosenModel } from './ModelChoice'

/** A model that is ready. */
export interface OpenModel {
  readonly chosen: ChosenModel
  readonly model: InferenceModel
}

/** Opens models, in a process that starts when it is first asked and ends when it is idle. */
export class EntityModels implements Resource {
  private client: InferenceClient | null = null

  /** @param program absolute path of `inference.js` */
  constructor(private readonly program: string) {}

  /** @throws InferenceFailure if it cannot be loaded */
  load(folder: string): Promise<InferenceModel> {
    this.client ??= new InferenceClient({ program: this.program })
    return this.client.load(folder, setting('entities.exact') ? { precision: 'fp32' } : {})
  }

  dispose(): void {
    this.client?.dispose()
  }
}
