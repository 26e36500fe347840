import * as vscode from 'vscode'
import { settingPrefix } from '../contributions/settings'
import type { CommandHandler } from './services'

/** `Always show the latest run`. */
export const alwaysShowLatest: CommandHandler = () => set(true)

/** `Do not show each run that starts`. */
export const neverShowLatest: CommandHandler = () => set(false)

async function set(value: boolean): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(settingPrefix)
  const name = 'runs.alwaysShowLatest'
  await configuration.update(name, value, vscode.ConfigurationTarget.Global)
  // A value of the workspace would win over the user's.
  if (configuration.inspect(name)?.workspaceValue !== undefined) {
    await configuration.update(name, value, vscode.ConfigurationTarget.Workspace)
  }
}
