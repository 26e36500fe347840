import { finding } from '../problems'
import type { Rule } from './ruleInput'
import { anchorAt } from './ruleInput'

/** The model has the layers that are frozen, and frozen layers save what they can. */
export const freezeRule: Rule = (input) => {
  const { embeddings, layers } = input.values.freeze
  const anchor = anchorAt(input, 'freeze')
  const limit = input.model?.description?.layers ?? null
  if (limit !== null && layers > limit) {
    const model = input.values.model_name_or_path ?? ''
    return [finding('FT046', { layers, limit, model }, anchor)]
  }
  return layers > 0 && !embeddings ? [finding('FT047', {}, anchor)] : []
}
