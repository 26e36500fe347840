import { findKey } from '../../../shared/catalogue/catalogue'
import type { TaskName } from '../../../shared/protocol/spec'
import type { HolderClass } from '../scope'
import type { Evaluation } from '../value/evaluation'
import { readFieldOf } from '../value/attributes'
import { readGlobal, readParameter } from '../value/names'
import type { SettingReader } from './settingReader'
import type { SettingTable } from './SettingTable'
import { tellsFields, tellsNothing, tellsUnread } from './SettingTable'

/** Classes with settings as fields, like `TrainingConfig`. */
export const readClasses: SettingReader = (evaluation, table) => {
  for (const holder of evaluation.index.classes) {
    if (holdsSettings(holder, table.task)) readClass(holder, evaluation, table)
  }
}

function holdsSettings({ name, bases, scope }: HolderClass, task: TaskName): boolean {
  if (bases.some((base) => /Enum$|Module$|Trainer$|Callback$/.test(base))) return false
  const keys = [...scope.names.keys()].filter((field) => isKnown(field, task))
  return keys.length >= 2 || (keys.length === 1 && /config|cfg|arg|param|setting/i.test(name))
}

function readClass(holder: HolderClass, evaluation: Evaluation, table: SettingTable): void {
  for (const [name, bindings] of holder.scope.names) {
    const isField = bindings.every(({ bound }) => bound.type === 'value')
    if (isField && !name.startsWith('_')) table.set(name, readFieldOf(holder, name, evaluation), tellsFields)
  }
}

/** Options of the command line, with their defaults. */
export const readCommandLineOptions: SettingReader = (evaluation, table) => {
  for (const [name, reading] of evaluation.options()) table.set(name, reading, tellsUnread)
}

/** Parameters that name files, as `train_path` of a function that trains: what the script passes. */
export const readParameters: SettingReader = (evaluation, table) => {
  for (const { parameters } of evaluation.index.functions) {
    const files = parameters.filter(({ name }) => takes(name, table.task, 'files'))
    const folders = parameters.filter(({ name }) => takes(name, table.task, 'folder'))
    for (const parameter of files.length === 0 ? [] : [...files, ...folders]) {
      table.set(parameter.name, readParameter(parameter, evaluation), tellsNothing)
    }
  }
}

function takes(name: string, task: TaskName, type: 'files' | 'folder'): boolean {
  const match = findKey(name, task)
  if (match?.kind === 'alias') return match.alias.keys.some((key) => takes(key, task, type))
  return match?.kind === 'entry' && match.entry.type.type === type
}

/** Names of the module, those in capitals first. Others may be anything, and are only taken where they fit. */
export const readConstants: SettingReader = (evaluation, table) => {
  const names = [...evaluation.index.module.names.keys()].filter((name) => isKnown(name, table.task))
  const isConstant = (name: string) => name === name.toUpperCase()
  for (const name of [...names.filter(isConstant), ...names.filter((each) => !isConstant(each))]) {
    const reading = readGlobal(name, evaluation)
    if (reading !== null) table.set(name, reading, isConstant(name) ? tellsUnread : tellsNothing)
  }
}

/** Whether a name is a key, or another name of one. */
export function isKnown(name: string, task: TaskName): boolean {
  const match = findKey(name, task)
  return match?.kind === 'entry' || match?.kind === 'alias'
}
