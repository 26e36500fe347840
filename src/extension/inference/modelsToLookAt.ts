import type { NamedModel } from '../../shared/protocol/tokenPanel'
import type { ModelChoice } from './ModelChoice'

/** The models of the workspace that tokens can be looked at with, those of the newest run first. */
export async function modelsToLookAt(choice: Pick<ModelChoice, 'ofRuns'>): Promise<readonly NamedModel[]> {
  const ofRuns = await choice.ofRuns()
  return ofRuns.map((model) => ({ ...model, step: null }))
}

/** Two models as they are to stand beside each other: of one run, the earlier one left; of others, as they are given. */
export function besideEachOther(one: NamedModel, other: NamedModel): readonly NamedModel[] {
  const isOfOneRun = one.run !== null && one.run === other.run
  return isOfOneRun && (one.step ?? Infinity) > (other.step ?? Infinity) ? [other, one] : [one, other]
}
