import type { Band } from '../../../shared/catalogue/bands'
import { findEntry } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { ConfigCode } from '../../../config/problems'
import type { Judgement } from '../../fact/judgement'
import { judge } from '../../fact/judgement'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import type { Fix, FixMaker } from './fix'
import { setting } from './partnerFixes'

/** Fixes of values that are doubtful or dangerous: the nearest good one. */
export const bandFixes = {
  FT080: ({ key }, _, snapshot) => improvement(key, snapshot),
  FT081: ({ key }, _, snapshot) => improvement(key, snapshot),
  FT082: ({ key }, _, snapshot) => improvement(key, snapshot),
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

function improvement(key: string, snapshot: ConfigSnapshot): readonly Fix[] {
  const entry = findEntry(key)
  if (entry === undefined) return []
  const usual = entry.default.kind === 'fixed' ? entry.default.value : null
  // A doubtful choice has no bands; the default is no doubtful one.
  if (entry.type.type === 'choice') return usual === null ? [] : [setting(snapshot, key, usual)]
  const judgement = judge(entry, snapshot)
  const good = judgement?.bands.find(({ verdict }) => verdict === 'good')
  if (judgement === null || good === undefined || judgement.measured === null) return []
  const target = nearest(judgement.measured, good, usual)
  return target === null ? [] : fixOf(entry, target, judgement, snapshot)
}

/** The default if it is a good value, else the bound of the good ones that is nearer. */
function nearest(measured: number, { from, to }: Band, usual: ArgumentValue): number | null {
  const isUsualGood = typeof usual === 'number' && usual >= (from ?? -Infinity) && usual <= (to ?? Infinity)
  if (isUsualGood) return usual
  return (measured < (from ?? -Infinity) ? from : to) ?? from ?? null
}

function fixOf(
  { key, type }: CatalogueEntry,
  target: number,
  { banded: { measure } }: Judgement,
  snapshot: ConfigSnapshot,
): readonly Fix[] {
  const { values, effective } = snapshot.resolution
  if (typeof measure === 'object') {
    const value = values.get(key)?.value ?? null
    return isMapping(value) ? [setting(snapshot, key, { ...value, [measure.property]: target })] : []
  }
  // What is not the value itself: shares are written as they are, a batch follows from two keys.
  if (measure !== 'effectiveBatch')
    return [setting(snapshot, key, type.type === 'integer' ? Math.round(target) : target)]
  const { per_device_train_batch_size: batch, gradient_accumulation_steps: accumulation } = effective
  return batch * accumulation < target
    ? [setting(snapshot, 'gradient_accumulation_steps', Math.ceil(target / batch))]
    : [setting(snapshot, 'per_device_train_batch_size', Math.max(1, Math.floor(target / accumulation)))]
}

function isMapping(value: ArgumentValue): value is Readonly<Record<string, ArgumentValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
