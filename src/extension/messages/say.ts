import * as vscode from 'vscode'
import { reasonOf } from '../../shared/systemError'

/** A button of a message, and what a click does. */
export interface Action {
  readonly title: string
  readonly run: () => unknown
}

type Level = 'error' | 'warning' | 'information'

const show = {
  error: vscode.window.showErrorMessage,
  warning: vscode.window.showWarningMessage,
  information: vscode.window.showInformationMessage,
} as const

/**
 * Show a message with buttons, and do what is clicked; if that fails, say why. Resolves once it was answered or
 * dismissed.
 */
export async function say(level: Level, message: string, ...actions: readonly Action[]): Promise<void> {
  const clicked = await show[level](message, ...actions.map(({ title }) => title))
  try {
    await actions.find(({ title }) => title === clicked)?.run()
  } catch (error) {
    void show.error(vscode.l10n.t('Fine-Tuning Lab: {0}', reasonOf(error)))
  }
}

/**
 * Ask before something is done that cannot be taken back or costs something. Answers the label that was clicked, or null.
 *
 * @param detail in smaller print below
 */
export async function ask<Label extends string>(
  message: string,
  detail: string,
  ...labels: readonly Label[]
): Promise<Label | null> {
  const clicked = await vscode.window.showWarningMessage(message, { modal: true, detail }, ...labels)
  return clicked ?? null
}
