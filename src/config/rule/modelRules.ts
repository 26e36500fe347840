import type { ConfigFinding, FindingAnchor } from '../problems'
import { finding } from '../problems'
import type { FoundModel } from '../model/modelDescription'
import type { Rule } from './ruleInput'
import { anchorAt, isWritten } from './ruleInput'

/** The model is one, and says where it will come from if it is not here. */
export const modelRule: Rule = (input) => {
  const { model } = input
  if (model === null) return []
  const anchor = anchorAt(input, 'model_name_or_path')
  if (model.defect !== null) return [defectOf(model, anchor)]
  return model.reference.source === 'hub' ? [finding('FT045', { model: model.reference.nameOrPath }, anchor)] : []
}

/** The model can read as long a sentence as is wanted. */
export const lengthRule: Rule = (input) => {
  const limit = input.model?.description?.maxPositions ?? null
  const value = input.values.max_seq_length
  if (limit === null || value <= limit || !isWritten(input, 'max_seq_length')) return []
  const model = input.values.model_name_or_path ?? ''
  return [finding('FT044', { value, limit, model }, anchorAt(input, 'max_seq_length'))]
}

function defectOf({ reference, defect }: FoundModel, anchor: FindingAnchor): ConfigFinding {
  const path = reference.path ?? reference.nameOrPath
  switch (defect) {
    case 'config-missing':
      return finding('FT041', { path }, anchor)
    case 'config-unreadable':
      return finding('FT042', { path: `${path}/config.json` }, anchor)
    case 'weights-missing':
      return finding('FT043', { path }, anchor)
    case 'folder-missing':
    case null:
      return finding('FT040', { path }, anchor)
  }
}
