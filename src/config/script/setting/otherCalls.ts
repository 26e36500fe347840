import type { CallSite } from '../scriptIndex'
import type { Code } from '../syntax'
import { argumentsOf } from '../syntax'
import type { Evaluation } from '../value/evaluation'
import type { Reading } from '../value/reading'
import { isList, valueOf } from '../value/reading'
import { classOf } from './modelCalls'
import type { SettingReader } from './settingReader'
import type { SettingTable, Tells } from './SettingTable'
import { tellsAll, tellsNothing, tellsUnread } from './SettingTable'

/** A call whose arguments are settings. */
interface KnownCall {
  readonly name: RegExp
  /** A class by whose `from_pretrained` what is called may have been made, whatever its name. */
  readonly madeBy?: RegExp
  /** Names of the arguments given by their place, as a config would have them; nothing for one that says nothing. */
  readonly positional: readonly string[]
  /** Which of the named arguments are settings, and under what name. */
  readonly named: (name: string) => string | null
  readonly tells: Tells
  /** A part of a training loop that a script writes out itself. */
  readonly isOfLoop?: boolean
}

function only(...names: readonly string[]): KnownCall['named'] {
  return (name) => (names.includes(name) ? name : null)
}

const knownCalls: readonly KnownCall[] = [
  {
    name: /^EarlyStoppingCallback$/,
    positional: ['early_stopping_patience', 'early_stopping_threshold'],
    named: (name) => name,
    tells: tellsAll,
  },
  {
    name: /^(\w*tokenizer|encode_plus|batch_encode_plus)$/i,
    madeBy: /(Tokenizer\w*|Processor)$/,
    positional: [],
    named: only('max_length'),
    tells: tellsUnread,
  },
  { name: /^(set_seed|seed_everything|manual_seed)$/, positional: ['seed'], named: only('seed'), tells: tellsNothing },
  {
    name: /^(AdamW|Adam|SGD)$/,
    positional: ['', 'lr'],
    named: only('lr', 'weight_decay', 'eps'),
    tells: tellsUnread,
    isOfLoop: true,
  },
  { name: /^clip_grad_norm_$/, positional: ['', 'max_grad_norm'], named: only('max_norm'), tells: tellsNothing },
  { name: /^add_tokens$/, positional: ['add_tokens'], named: only(), tells: tellsNothing },
  { name: /^DataLoader$/, positional: [], named: only('batch_size'), tells: tellsNothing, isOfLoop: true },
]

/** Names in the calls above that the catalogue knows by another. */
const renamed: Readonly<Record<string, string>> = { max_norm: 'max_grad_norm' }

/** Settings in calls of their own: callbacks, tokenizers, optimizers, seeds. */
export const readOtherCalls: SettingReader = (evaluation, table) => {
  for (const known of knownCalls) {
    // An inference at the end repeats what training said; the first call is the one.
    const names = namesOf(known, evaluation)
    const fits = (name: string) => known.name.test(name) || names.has(name)
    const call = evaluation.index.calls.find(({ name, code }) => fits(name) && hasSettings(code, known))
    if (call !== undefined && isOfTraining(known, evaluation)) readKnownCall(known, call, evaluation, table)
  }
  if (table.task === 'causal-lm') readGeneration(evaluation, table)
}

/** Variables that hold what a class made: `tok` of `tok = AutoTokenizer.from_pretrained(…)`. */
function namesOf({ madeBy }: KnownCall, { index }: Evaluation): ReadonlySet<string> {
  const made = index.calls.filter((call) => call.name === 'from_pretrained' && madeBy?.test(classOf(call)))
  return new Set(made.map(({ target }) => target))
}

/** Without a `Trainer` the optimizer's rates are those of the training; with one the arguments are. */
function isOfTraining({ isOfLoop }: KnownCall, { index }: Evaluation): boolean {
  return isOfLoop !== true || !index.calls.some(({ name }) => name.endsWith('Trainer'))
}

function hasSettings(call: Code, known: KnownCall): boolean {
  return argumentsOf(call).some(({ name }, index) => Boolean(settingOf(name, index, known)))
}

/** The setting that an argument is; nothing if it is none. */
function settingOf(name: string | null, index: number, { positional, named }: KnownCall): string {
  return (name === null ? positional[index] : named(name)) ?? ''
}

function readKnownCall(known: KnownCall, { code, scope }: CallSite, evaluation: Evaluation, table: SettingTable): void {
  argumentsOf(code).forEach(({ name, value, isSpread }, index) => {
    const key = settingOf(name, index, known)
    if (isSpread || value === null || key === '') return
    table.set(renamed[key] ?? key, listed(key, evaluation.read(value, scope)), known.tells)
  })
}

/** One token may be given without a list. */
function listed(key: string, reading: Reading): Reading {
  const value = valueOf(reading)
  if (key !== 'add_tokens' || value === undefined || isList(value)) return reading
  return { type: 'known', value: [value], at: reading.at }
}

const generationNames: ReadonlySet<string> = new Set([...['temperature', 'top_k', 'top_p', 'repetition_penalty']])

/** `model.generate(…)` or `GenerationConfig(…)`: the first that says how tokens are drawn. */
function readGeneration(evaluation: Evaluation, table: SettingTable): void {
  const call = evaluation.index.calls.find(({ name, code }) => {
    const isGeneration = /^(generate|GenerationConfig)$/.test(name)
    return isGeneration && argumentsOf(code).some((each) => generationNames.has(each.name ?? ''))
  })
  for (const { name, value } of call === undefined ? [] : argumentsOf(call.code)) {
    if (value === null || call === undefined) continue
    const reading = evaluation.read(value, call.scope)
    if (generationNames.has(name ?? '')) table.set(name ?? '', reading, tellsUnread)
    // Elsewhere in the script this name is the length that is trained on.
    else if (name === 'max_length') table.setExactly(name, reading, tellsUnread)
  }
}
