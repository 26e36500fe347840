import { t } from '@vscode/l10n'
import { removeEntry, setKey } from './edits'
import { printValue } from '../../../config/printValue'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { ConfigCode } from '../../../config/problems'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import type { Fix, FixMaker } from './fix'
import { possible, suggested } from './fix'

/** Fixes of keys that need, or exclude, each other. */
export const partnerFixes = {
  FT050: (_, __, snapshot) => evaluating(snapshot),
  FT051: ({ evaluate }, _, snapshot) => [
    setting(snapshot, 'save_strategy', evaluate),
    setting(snapshot, 'save_strategy', 'best', possible),
  ],
  FT052: ({ save, evaluate }, _, snapshot) => [setting(snapshot, 'save_steps', nextMultiple(save, evaluate))],
  FT053: (_, __, snapshot) => evaluating(snapshot),
  FT054: (_, __, snapshot) => [setting(snapshot, 'metric_for_best_model', 'f1_macro')],
  FT055: (_, __, snapshot) => [setting(snapshot, 'validation_split', 0.1)],
  FT056: (_, __, snapshot) => [setting(snapshot, 'validation_split', 0.1)],
  FT057: (_, __, snapshot) => [...removing(snapshot, 'fp16'), ...removing(snapshot, 'bf16', possible)],
  FT058: ({ key }, _, snapshot) => [...removing(snapshot, key), ...removing(snapshot, 'precision', possible)],
  FT059: ({ instead }, _, snapshot) => [
    ...removing(snapshot, 'warmup_steps'),
    ...(instead === '' ? [] : [setting(snapshot, 'lr_scheduler_type', instead, possible)]),
  ],
  FT062: (_, __, snapshot) => evaluating(snapshot),
  FT063: (_, __, snapshot) => [setting(snapshot, 'load_best_model_at_end', true)],
  FT064: ({ expected }, _, snapshot) => [setting(snapshot, 'greater_is_better', expected === 'true')],
  FT065: ({ key, file }, _, snapshot) => [...removing(snapshot, key), ...removing(snapshot, file, possible)],
  FT068: ({ key, other }, _, snapshot) => [...removing(snapshot, key), ...removing(snapshot, other, possible)],
  FT069: (_, __, snapshot) => automatic(snapshot),
  FT070: (_, __, snapshot) => [setting(snapshot, 'warmup_steps', 0.1)],
  FT071: (_, __, snapshot) => [evaluatingEvery(snapshot, 0.1)],
  FT072: (_, __, snapshot) => removing(snapshot, 'lr_scheduler_steps'),
  FT073: (_, __, snapshot) =>
    snapshot.resolution.effective.save_total_limit === 1 ? [] : [setting(snapshot, 'save_total_limit', 1)],
  FT074: (_, __, snapshot) => [setting(snapshot, 'logging_steps', 10)],
  FT075: (_, __, snapshot) => moreEvaluations(snapshot),
  FT076: (_, __, snapshot) => removing(snapshot, 'eval_delay'),
  FT077: ({ batch }, _, snapshot) => smallerBatch(snapshot, batch),
  FT083: (_, __, snapshot) => [setting(snapshot, 'warmup_steps', 0.1)],
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

/** Set a key to a value; the title says so. */
export function setting(snapshot: ConfigSnapshot, key: string, value: ArgumentValue, make = suggested): Fix {
  return make(t('Set `{0}` to {1}', key, printValue(value)), setKey(snapshot, key, value))
}

function evaluating(snapshot: ConfigSnapshot): readonly Fix[] {
  return [setting(snapshot, 'eval_strategy', 'epoch'), setting(snapshot, 'eval_strategy', 'steps', possible)]
}

/** Written `save_steps` have to stay a multiple of `eval_steps`. */
function evaluatingEvery(snapshot: ConfigSnapshot, share: number): Fix {
  const keys = ['eval_steps', 'save_steps'].filter((key) => key === 'eval_steps' || isWritten(snapshot, key))
  const changes = keys.map((key) => setKey(snapshot, key, share))
  return suggested(t('Set {0} to {1}', keys.map((key) => `\`${key}\``).join(', '), share), ...changes)
}

/** Twenty evaluations leave room for any usual patience; by epoch there are as many as there are epochs. */
function moreEvaluations(snapshot: ConfigSnapshot): readonly Fix[] {
  const isBySteps = snapshot.resolution.effective.eval_strategy === 'steps'
  return [
    ...(isBySteps ? [evaluatingEvery(snapshot, 0.05)] : []),
    setting(snapshot, 'early_stopping_patience', null, possible),
  ]
}

function automatic(snapshot: ConfigSnapshot): readonly Fix[] {
  return isWritten(snapshot, 'fp16') ? removing(snapshot, 'fp16') : [setting(snapshot, 'precision', 'auto')]
}

/** Steps of an epoch that are worth having. */
const fewSteps = 8

function smallerBatch(snapshot: ConfigSnapshot, batch: number): readonly Fix[] {
  const { gradient_accumulation_steps: accumulation } = snapshot.resolution.effective
  if (accumulation > 1) return [setting(snapshot, 'gradient_accumulation_steps', 1)]
  const examples = snapshot.data?.data.statistics.splits.train?.examples ?? batch
  const size = 2 ** Math.floor(Math.log2(Math.max(1, Math.min(examples, batch) / fewSteps)))
  return size < batch ? [setting(snapshot, 'per_device_train_batch_size', size)] : []
}

function isWritten({ resolution }: ConfigSnapshot, key: string): boolean {
  return resolution.written.has(key)
}

function removing(snapshot: ConfigSnapshot, key: string, make = suggested): readonly Fix[] {
  const entry = snapshot.resolution.written.get(key)?.entry
  return entry === undefined ? [] : [make(t('Remove `{0}`', entry.key), removeEntry(snapshot, entry))]
}

/** The count of evaluations' steps that is not below what was wanted; shares are counted in millionths. */
function nextMultiple(save: number, evaluate: number): number {
  if (save < 1 !== evaluate < 1) return evaluate
  return Math.round(Math.ceil(save / evaluate - 1e-9) * evaluate * 1e6) / 1e6
}
