import type { Scope } from '../scope'
import { bindingsInEffect } from '../scope'
import type { Code } from '../syntax'
import { entriesOf } from '../value/dictionary'
import type { Evaluation } from '../value/evaluation'
import type { SettingReader } from './settingReader'
import type { SettingTable } from './SettingTable'
import { isKnown } from './declared'
import { tellsUnread } from './SettingTable'
import { isTrainingKey } from './trainingArguments'

/** Deepest dictionary in a dictionary that is looked into. */
const deepest = 3

/** Dictionaries with settings, one inside another too. */
export const readDictionaries: SettingReader = (evaluation, table) => {
  for (const [name, bindings] of evaluation.index.module.names) {
    // What was changed since is not what was written.
    if (evaluation.index.changed.has(name)) continue
    for (const { bound } of bindingsInEffect(bindings, null)) {
      if (bound.type === 'value') readDictionary(bound.code, bound.scope, evaluation, table, 0)
    }
  }
}

function readDictionary(code: Code, scope: Scope, evaluation: Evaluation, table: SettingTable, depth: number): void {
  const { entries } = entriesOf(code, scope, evaluation)
  const isOfTraining = entries.filter(([name]) => isTrainingKey(name, table.task)).length >= 2
  for (const [name, value] of entries) {
    const isInner = value.node.name === 'DictionaryExpression' && depth < deepest
    if (isInner && !isKnown(name, table.task)) readDictionary(value, scope, evaluation, table, depth + 1)
    else if (isOfTraining || depth > 0) table.set(name, evaluation.read(value, scope), tellsUnread)
  }
}
