import * as vscode from 'vscode'
import type { SettingName, SettingValue } from './contributions/settings'
import { settingPrefix } from './contributions/settings'

/** The value in effect of a setting. The manifest gives each its default, so there is always one. */
export function setting<Name extends SettingName>(name: Name, scope?: vscode.Uri): SettingValue<Name> {
  const value: unknown = vscode.workspace.getConfiguration(settingPrefix, scope).get(name)
  return value as SettingValue<Name>
}

/** Calls back when one of these settings changes. */
export function onDidChangeSetting(names: readonly SettingName[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (names.some((name) => change.affectsConfiguration(`${settingPrefix}.${name}`))) listener()
  })
}
