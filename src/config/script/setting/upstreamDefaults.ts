import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { SettingTable } from './SettingTable'

/** What a script that leaves a key to Hugging Face's default trains with, where the default here would train otherwise. */
interface UpstreamDefault {
  readonly key: string
  /** Undefined where the key has no effect. */
  readonly value: (table: SettingTable) => ArgumentValue | undefined
}

const upstreamDefaults: readonly UpstreamDefault[] = [
  { key: 'num_train_epochs', value: (table) => (table.has('max_steps') ? undefined : 3) },
  { key: 'per_device_train_batch_size', value: () => 8 },
  { key: 'weight_decay', value: () => 0 },
  { key: 'warmup_steps', value: () => 0 },
  { key: 'eval_steps', value: evalSteps },
  { key: 'load_best_model_at_end', value: (table) => (isEvaluated(table) ? false : undefined) },
  { key: 'early_stopping_patience', value: (table) => (isEvaluated(table) ? null : undefined) },
  {
    key: 'metric_for_best_model',
    value: (table) => (valueIn(table, 'load_best_model_at_end') === true ? 'loss' : undefined),
  },
]

/** Hugging Face evaluates as often as it logs. */
function evalSteps(table: SettingTable): ArgumentValue | undefined {
  if (valueIn(table, 'eval_strategy') !== 'steps') return undefined
  return table.has('logging_steps') ? valueIn(table, 'logging_steps') : 500
}

/** Whether there are evaluations here: where validation data is known, unless they are turned off. */
function isEvaluated(table: SettingTable): boolean {
  const strategy = valueIn(table, 'eval_strategy')
  if (strategy !== undefined) return strategy !== 'no'
  return table.has('validation_file') || table.has('validation_split')
}

function valueIn({ settings }: SettingTable, key: string): ArgumentValue | undefined {
  return settings.get(key)?.value
}

/** Write out the defaults that the script relies on. */
export function assumeUpstreamDefaults(table: SettingTable): void {
  for (const { key, value } of upstreamDefaults) {
    const assumed = table.has(key) ? undefined : value(table)
    if (assumed !== undefined) table.assume(key, assumed, "Hugging Face's default, which the script relies on")
  }
}
