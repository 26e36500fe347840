import { t } from '@vscode/l10n'
import { count } from '../../shared/text/numbers'
import type { ConfigSnapshot } from '../snapshot/ConfigSnapshot'
import type { Fact, FactMaker } from './fact'
import { told } from './fact'
import { steps } from './words'

/** What the sizes of batches come to. */
export const batchFacts = {
  per_device_train_batch_size: effectiveBatch,
  gradient_accumulation_steps: effectiveBatch,
  max_train_samples: samples,
} as const satisfies Readonly<Record<string, FactMaker>>

function effectiveBatch({ figures, resolution: { effective } }: ConfigSnapshot): Fact {
  const { per_device_train_batch_size: batch, gradient_accumulation_steps: accumulation } = effective
  const size = batch * accumulation
  const product =
    accumulation === 1
      ? t('Effective batch: {0} examples a step on one device.', count(size))
      : t('Effective batch: {0} × {1} = {2} examples a step on one device.', batch, accumulation, count(size))
  const pace = figures === null ? '' : ` ${t('{0} an epoch.', steps(figures.stepsPerEpoch))}`
  return { text: product + pace, inline: accumulation === 1 ? null : t('effective {0}', count(size)) }
}

function samples({ data, resolution: { effective } }: ConfigSnapshot): Fact | null {
  const most = effective.max_train_samples
  const there = data?.data.statistics.splits.train?.examples
  if (most === null || there === undefined) return null
  return told(t('{0} of {1} examples are trained on.', count(Math.min(most, there)), count(there)))
}
