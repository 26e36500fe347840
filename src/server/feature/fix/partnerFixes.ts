import { t } from '@vscode/l10n'
import { printed, removeEntry, setKey } from './edits'
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
  FT057: (_, __, snapshot) => [...removing(snapshot, 'fp16'), ...removing(snapshot, 'bf16')],
  FT058: ({ key }, _, snapshot) => removing(snapshot, key),
  FT059: ({ instead }, _, snapshot) => [
    ...removing(snapshot, 'warmup_steps'),
    ...(instead === '' ? [] : [setting(snapshot, 'lr_scheduler_type', instead, possible)]),
  ],
  FT062: (_, __, snapshot) => evaluating(snapshot),
  FT063: (_, __, snapshot) => [setting(snapshot, 'load_best_model_at_end', true)],
  FT064: ({ expected }, _, snapshot) => [setting(snapshot, 'greater_is_better', expected === 'true')],
  FT065: ({ key }, _, snapshot) => removing(snapshot, key),
  FT070: (_, __, snapshot) => [setting(snapshot, 'warmup_steps', 0.1)],
  FT071: (_, __, snapshot) => [setting(snapshot, 'eval_steps', 0.1)],
  FT072: (_, __, snapshot) => removing(snapshot, 'lr_scheduler_steps'),
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

function setting(snapshot: ConfigSnapshot, key: string, value: ArgumentValue, make = suggested): Fix {
  return make(t('Set `{0}` to {1}', key, printed(value)), setKey(snapshot, key, value))
}

function evaluating(snapshot: ConfigSnapshot): readonly Fix[] {
  return [setting(snapshot, 'eval_strategy', 'epoch'), setting(snapshot, 'eval_strategy', 'steps', possible)]
}

function removing(snapshot: ConfigSnapshot, key: string): readonly Fix[] {
  const entry = snapshot.resolution.written.get(key)?.entry
  return entry === undefined ? [] : [suggested(t('Remove `{0}`', entry.key), removeEntry(snapshot, entry))]
}

/** The count of evaluations' steps that is not below what was wanted; shares are counted in millionths. */
function nextMultiple(save: number, evaluate: number): number {
  if (save < 1 !== evaluate < 1) return evaluate
  return Math.round(Math.ceil(save / evaluate - 1e-9) * evaluate * 1e6) / 1e6
}
