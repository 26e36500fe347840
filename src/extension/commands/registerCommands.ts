import * as vscode from 'vscode'
import type { CommandId } from '../contributions/commands'
import { reportFailure } from '../messages/reportFailure'
import { say } from '../messages/say'
import type { Services } from './services'

/** Of our manifest. */
interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: CommandId }[] }
}

/** Registers every command of the manifest. In Restricted Mode each of them says why it does nothing. */
export function registerCommands(services: Services): vscode.Disposable {
  const registered = commandsOf(services.context.extension).map(({ command: id }) =>
    vscode.commands.registerCommand(id, (...parameters: readonly unknown[]) => run(id, services, parameters)),
  )
  return vscode.Disposable.from(...registered)
}

/** Read there, so that titles and menus need not be loaded once more. */
function commandsOf({ packageJSON }: vscode.Extension<unknown>): Manifest['contributes']['commands'] {
  return (packageJSON as Manifest).contributes.commands
}

async function run(id: CommandId, services: Services, parameters: readonly unknown[]): Promise<void> {
  if (!vscode.workspace.isTrusted) {
    await sayRestricted()
    return
  }
  try {
    const { handlers } = await import('../loadedLater')
    await handlers[id](services, ...parameters)
  } catch (error) {
    // It may have failed since what was found of the Python holds no longer; looking again costs little.
    services.python.forget()
    // A message waits for its reader; the command is over.
    void reportFailure(error, services.log)
  }
}

function sayRestricted(): Promise<void> {
  const message = vscode.l10n.t(
    'This workspace is in Restricted Mode: Fine-Tuning Lab starts nothing here, since a config decides what is read and run.',
  )
  return say('warning', message, {
    title: vscode.l10n.t('Manage trust'),
    run: () => vscode.commands.executeCommand('workbench.trust.manage'),
  })
}
