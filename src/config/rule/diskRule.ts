import { resolve } from 'node:path'
import type { CatalogueValues } from '../../shared/catalogue/values'
import { finding } from '../problems'
import { existingAncestor } from './fileRules'
import type { Rule } from './ruleInput'
import { anchorAt } from './ruleInput'

const bytesOfWeight = 4
/** Adam keeps two figures a weight. */
const bytesOfAdamState = 8
/** `model/`: the weights in fp32, as ONNX in fp32, and as ONNX in int8. */
const bytesOfModelFolder = 4 + 4 + 1

/** The checkpoints and the model fit on the disk. An estimate from below, so that nothing is refused in error. */
export const diskRule: Rule = (input) => {
  const parameters = input.model?.description?.parameters ?? null
  const folder = existingAncestor(resolve(input.configFolder, input.values.output_dir), input.files)
  const free = input.files.freeBytes(folder)
  if (parameters === null || free === null) return []
  const needed = parameters * (checkpointCount(input.values) * checkpointBytes(input.values) + bytesOfModelFolder)
  if (needed <= free) return []
  const values = { needed, free, path: input.values.output_dir }
  return [finding('FT073', values, anchorAt(input, 'save_total_limit', 'output_dir', 'task'))]
}

/** Checkpoints on the disk at the worst moment: a new one is written before an old one goes. */
function checkpointCount({ save_strategy, save_total_limit, save_steps, max_steps }: CatalogueValues): number {
  if (save_strategy === 'no') return 1
  if (save_total_limit !== null) return save_total_limit + 1
  return save_strategy === 'steps' && save_steps >= 1 && max_steps > 0
    ? Math.max(1, Math.floor(max_steps / save_steps))
    : 2
}

/** Bytes a parameter. What is frozen has no optimizer state; how much that is, is not known here. */
function checkpointBytes({ optim, freeze }: CatalogueValues): number {
  const hasState = optim !== 'sgd' && !freeze.embeddings && freeze.layers === 0
  return bytesOfWeight + (hasState ? bytesOfAdamState : 0)
}
