import { finding } from '../problems'
import type { Rule } from './ruleInput'
import { anchorAt } from './ruleInput'

/** A share is held back only where there is no file, and something is left to train on. */
export const splitRule: Rule = (input) => {
  const { values } = input
  const useless = (['validation', 'test'] as const).flatMap((split) => {
    const key = `${split}_split` as const
    const file = `${split}_file` as const
    const isUseless = values[key] !== null && values[file].length > 0
    return isUseless ? [finding('FT065', { key, file }, anchorAt(input, key))] : []
  })
  const isAll = (values.validation_split ?? 0) + (values.test_split ?? 0) >= 1
  return isAll && useless.length === 0
    ? [finding('FT066', {}, anchorAt(input, 'validation_split', 'test_split'))]
    : useless
}

/** No label is listed twice. */
export const labelRule: Rule = (input) => {
  const labels = input.values.labels ?? []
  const node = input.written.get('labels')?.node
  const listed = new Set<string>()
  return labels.flatMap((label, index) => {
    if (listed.size < listed.add(label).size) return []
    const { setting, range } = anchorAt(input, 'labels')
    return [finding('FT067', { label }, { setting, range: node?.items[index]?.range ?? range })]
  })
}
