import type { ResolvedArguments } from '../protocol/arguments'
import type { DerivedFigures } from '../protocol/spec'
import { toSteps } from './figures'

export type EvaluationArguments = Pick<
  ResolvedArguments,
  'eval_strategy' | 'eval_steps' | 'eval_delay' | 'eval_on_start'
>

/**
 * Steps after which the trainer evaluates, as its `intervals.py` has it: 0 is before the first, the last step always
 * counts. Null if they are more than `most`, too many to show one by one.
 */
export function evaluationSteps(
  values: EvaluationArguments,
  { stepsPerEpoch, totalSteps }: Pick<DerivedFigures, 'stepsPerEpoch' | 'totalSteps'>,
  most = 1000,
): readonly number[] | null {
  const start = values.eval_on_start ? [0] : []
  if (values.eval_strategy === 'no') return start
  const isByEpoch = values.eval_strategy === 'epoch'
  const interval = isByEpoch ? stepsPerEpoch : toSteps(values.eval_steps, totalSteps)
  const delay = values.eval_delay * (isByEpoch ? stepsPerEpoch : 1)
  const first = Math.max(1, Math.ceil(delay / interval))
  const count = Math.max(0, Math.floor(totalSteps / interval) - first + 1)
  if (count > most) return null
  const regular = Array.from({ length: count }, (_, index) => (first + index) * interval)
  const isLastExtra = totalSteps % interval !== 0 && totalSteps >= delay
  return [...start, ...regular, ...(isLastExtra ? [totalSteps] : [])]
}
