import type { TaskName } from '../../../shared/protocol/spec'
import type { CallSite } from '../scriptIndex'
import type { Code } from '../syntax'
import { argumentsOf, calleeOf, childrenOf, lastNameOf } from '../syntax'
import type { Evaluation } from '../value/evaluation'
import type { Reading } from '../value/reading'
import { textValue, unread } from '../value/reading'
import type { SettingReader } from './settingReader'
import type { SettingTable } from './SettingTable'
import { tellsAll, tellsNothing, tellsUnread } from './SettingTable'

/** Heads of models, by the end of the name of their class. */
const heads: readonly (readonly [end: RegExp, task: TaskName])[] = [
  [/ForTokenClassification$/, 'token-classification'],
  [/ForSequenceClassification$/, 'text-classification'],
  [/(ForCausalLM|LMHeadModel|^FastLanguageModel)$/, 'causal-lm'],
]
const otherHead = /For[A-Z]\w+$|^(SentenceTransformer|CrossEncoder)$/

/** Names that only a script of a task has. */
const signs: readonly (readonly [name: RegExp, task: TaskName])[] = [
  [/^DataCollatorForTokenClassification$/, 'token-classification'],
  [/^(SFTTrainer|SFTConfig|DataCollatorForLanguageModeling)$/, 'causal-lm'],
]

/** The task that a script trains for, and where that shows; null if it does not show, or is another. */
export function findTask({ index }: Evaluation): { readonly task: TaskName; readonly at: Code } | null {
  const models = index.calls.filter((call) => isModelCall(call))
  for (const call of models) {
    const found = heads.find(([end]) => end.test(classOf(call)))
    if (found !== undefined) return { task: found[1], at: call.code }
  }
  for (const { name, code } of models.length > 0 ? [] : index.calls) {
    const found = signs.find(([sign]) => sign.test(name))
    if (found !== undefined) return { task: found[1], at: code }
  }
  return null
}

/** Arguments of `from_pretrained` that change nothing here. */
const withoutMeaning: ReadonlySet<string> = new Set([
  ...['num_labels', 'use_fast', 'trust_remote_code', 'token', 'use_auth_token', 'local_files_only', 'device_map'],
  ...['ignore_mismatched_sizes', 'low_cpu_mem_usage', 'add_prefix_space', 'return_dict', 'config', 'force_download'],
  ...['attn_implementation', 'use_safetensors', 'output_attentions', 'output_hidden_states', 'resume_download'],
  ...['padding_side', 'truncation_side', 'do_lower_case', 'use_cache', 'dtype', 'torch_dtype', 'low_cpu_mem'],
])

/** `AutoModelFor….from_pretrained(…)`: the model, its labels; the tokenizer's and the config's where they say more. */
export const readModelCalls: SettingReader = (evaluation, table) => {
  const calls = evaluation.index.calls.filter(({ name }) => name === 'from_pretrained')
  const models = calls.filter(isModelCall)
  const others = calls.filter((call) => /(Config|Tokenizer\w*|^AutoModel)$/.test(classOf(call)))
  const readable = [...models, ...others].find((call) => nameIn(call, evaluation).type !== 'unread')
  const main = models.find((call) => call === readable) ?? models[0]
  if (main !== undefined) readMain(main, evaluation, table)
  for (const call of others) readDetails(call, evaluation, table, false)
  const chosen = readable ?? models[0] ?? others[0]
  // Where no call names the model, a constant may.
  if (chosen !== undefined) table.set('model_name_or_path', nameIn(chosen, evaluation), tellsNothing)
}

function readMain(call: CallSite, evaluation: Evaluation, table: SettingTable): void {
  const name = classOf(call)
  const isOther = !heads.some(([end]) => end.test(name)) && otherHead.test(name)
  if (isOther) table.tell('FS010', { name }, call.code)
  readDetails(call, evaluation, table, true)
}

function readDetails({ code, scope }: CallSite, evaluation: Evaluation, table: SettingTable, isMain: boolean): void {
  for (const { name, value } of argumentsOf(code)) {
    if (name === null || value === null || name.startsWith('pretrained_model')) continue
    const reading = evaluation.read(value, scope)
    const key = name === 'revision' ? 'model_revision' : name
    if (/^(id2label|label2id|model_revision|cache_dir)$/.test(key))
      table.set(key, reading, isMain ? tellsUnread : tellsNothing)
    else if (/^(model_)?max_(seq_)?length$/.test(key)) table.set(key, reading, tellsNothing)
    else if (isMain && !withoutMeaning.has(key)) table.set(key, reading, tellsAll)
  }
}

function nameIn({ code, scope }: CallSite, { read }: Evaluation): Reading {
  const given = argumentsOf(code)
  const named = given.find(({ name }) => name === 'pretrained_model_name_or_path' || name === 'model_name')
  const value = (named ?? given.find(({ name, isSpread }) => name === null && !isSpread))?.value
  const reading = value ? read(value, scope) : unread('notSet', code)
  return textValue(reading) === null && reading.type !== 'unread' ? unread('computed', code) : reading
}

function isModelCall(call: CallSite): boolean {
  const name = classOf(call)
  return call.name === 'from_pretrained' && (heads.some(([end]) => end.test(name)) || otherHead.test(name))
}

/** `AutoModel` of `AutoModel.from_pretrained(…)`. */
export function classOf({ code }: CallSite): string {
  const callee = calleeOf(code)
  const [base] = callee === null ? [] : childrenOf(callee)
  return base === undefined ? '' : (lastNameOf(base) ?? '')
}
