import * as vscode from 'vscode'
import type { Check } from '../shared/check'
import { isBoolean, isString, listOf } from '../shared/check'
import type { SettingContribution, SettingName, SettingValue } from './contributions/settings'
import { settingPrefix, settings } from './contributions/settings'

const contributions = Object.assign({}, ...Object.values(settings)) as Readonly<
  Record<SettingName, SettingContribution>
>

const checks: Readonly<Record<SettingContribution['type'], Check>> = {
  string: isString,
  boolean: isBoolean,
  strings: listOf(isString),
}

/** The value in effect of a setting; its default in place of a value of another type, which VS Code only underlines. */
export function setting<Name extends SettingName>(name: Name, scope?: vscode.Uri): SettingValue<Name> {
  const { type, default: standard } = contributions[name]
  const value: unknown = vscode.workspace.getConfiguration(settingPrefix, scope).get(name)
  return (checks[type](value) ? value : standard) as SettingValue<Name>
}

/** Change a setting, for the user and wherever the workspace says otherwise. */
export async function changeSetting<Name extends SettingName>(name: Name, value: SettingValue<Name>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(settingPrefix)
  await configuration.update(name, value, vscode.ConfigurationTarget.Global)
  // A value of the workspace would win over the user's.
  if (configuration.inspect(name)?.workspaceValue !== undefined) {
    await configuration.update(name, value, vscode.ConfigurationTarget.Workspace)
  }
}

/** Calls back when one of these settings changes. */
export function onDidChangeSetting(names: readonly SettingName[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (names.some((name) => change.affectsConfiguration(`${settingPrefix}.${name}`))) listener()
  })
}
