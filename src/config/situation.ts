import type { Situation, TrainedPart } from '../shared/catalogue/bands'
import { modelSizeOf } from '../shared/catalogue/modelSize'
import type { CatalogueValues } from '../shared/catalogue/values'
import type { ArgumentValue, Freeze } from '../shared/protocol/arguments'
import type { FoundModel } from './model/modelDescription'

/**
 * What the bands of the catalogue ask of a config.
 *
 * @param values in effect
 * @param model null if none is named
 */
export function situationOf(values: CatalogueValues, model: FoundModel | null): Situation {
  const byKey = values as unknown as Readonly<Record<string, ArgumentValue>>
  return {
    task: values.task ?? 'token-classification',
    size: modelSizeOf(model?.description?.hiddenSize ?? null, values.model_name_or_path ?? '') ?? 'unknown',
    trained: trainedPart(values.freeze, model?.description?.layers ?? null),
    stopsEarly: values.early_stopping_patience !== null && values.eval_strategy !== 'no',
    valueOf: (key) => byKey[key] ?? null,
  }
}

/** How many layers `freeze` means. Below 1 it is a share; where the layers are not counted, a number counts as many. */
function trainedPart({ embeddings, layers }: Freeze, allLayers: number | null): TrainedPart {
  const share = layers < 1 ? layers : layers / (allLayers ?? layers)
  if (share < 0.5) return 'all'
  const isAllFrozen = share >= 1 && embeddings && allLayers !== null
  return isAllFrozen ? 'head' : 'upper'
}
