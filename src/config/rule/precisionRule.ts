import { finding } from '../problems'
import type { Rule } from './ruleInput'
import { anchorAt, isWritten } from './ruleInput'

/** `precision`, `fp16` and `bf16` say one thing. */
export const precisionRule: Rule = (input) => {
  const { precision, fp16, bf16 } = input.values
  if (fp16 && bf16) return [finding('FT057', {}, anchorAt(input, 'fp16'))]
  if (!isWritten(input, 'precision')) return []
  const key = fp16 ? 'fp16' : 'bf16'
  const isContradicted = (fp16 || bf16) && precision !== key
  return isContradicted ? [finding('FT058', { precision, key }, anchorAt(input, key))] : []
}

/** Processors are not made for fp16. */
export const processorPrecisionRule: Rule = (input) => {
  const { precision, use_cpu: isOnProcessor } = input.values
  return precision === 'fp16' && isOnProcessor ? [finding('FT069', {}, anchorAt(input, 'precision', 'fp16'))] : []
}
