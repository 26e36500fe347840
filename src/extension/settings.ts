import * as vscode from 'vscode'
import { isString, listOf } from '../shared/check'
import type { SettingName, SettingValue } from './contributions/settings'
import { settingPrefix } from './contributions/settings'

/**
 * The value in effect of a setting. The manifest gives each its default, which also holds where a value is of another
 * type: VS Code underlines such a value, and hands it out.
 */
export function setting<Name extends SettingName>(name: Name, scope?: vscode.Uri): SettingValue<Name> {
  const configuration = vscode.workspace.getConfiguration(settingPrefix, scope)
  const value: unknown = configuration.get(name)
  const standard: unknown = configuration.inspect(name)?.defaultValue
  return (isOfTypeOf(standard, value) ? value : standard) as SettingValue<Name>
}

function isOfTypeOf(standard: unknown, value: unknown): boolean {
  return Array.isArray(standard) ? listOf(isString)(value) : typeof value === typeof standard
}

/** Calls back when one of these settings changes. */
export function onDidChangeSetting(names: readonly SettingName[], listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((change) => {
    if (names.some((name) => change.affectsConfiguration(`${settingPrefix}.${name}`))) listener()
  })
}
