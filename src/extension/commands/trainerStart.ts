import * as vscode from 'vscode'
import type { Interpreter } from '../../environment/interpreter'
import { shortLivedHost, signsOfThisHost } from '../../runs/shortLivedHost'
import { say } from '../messages/say'
import type { Services } from './services'

/**
 * The Python to train with, made first if the user wants it; null if not. That it is looked for is shown, and what is
 * asked of the user is not: a question may stay open.
 */
export async function ensurePython(
  { python }: Pick<Services, 'python'>,
  resource: vscode.Uri,
): Promise<Interpreter | null> {
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking for Python') }
  await vscode.window.withProgress(options, () => python.choose(resource).catch(() => null))
  return python.ensure(resource)
}

/** Variables of a command that starts a trainer: its Python, and what the settings say of the network. */
export function childVariables(
  { python }: Pick<Services, 'python'>,
  interpreter: Pick<Interpreter, 'executable'>,
): NodeJS.ProcessEnv {
  return { ...python.variables(), FINETUNE_PYTHON: interpreter.executable }
}

const saidKey = 'saidShortLivedHost'

/** Once: runs outlive this window, and not a machine that is stopped with it. */
export function sayShortLivedHost({ context }: Pick<Services, 'context'>): void {
  const host = shortLivedHost(signsOfThisHost(process.env))
  if (host === null || context.globalState.get<boolean>(saidKey) === true) return
  void context.globalState.update(saidKey, true)
  const message =
    host === 'wsl'
      ? vscode.l10n.t('The run goes on when this window closes, and ends when Windows stops WSL. Keep a terminal open.')
      : vscode.l10n.t('The run goes on when this window closes, and ends when this container stops. It can be resumed.')
  void say('information', message)
}
