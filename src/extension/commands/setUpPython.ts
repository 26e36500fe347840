import * as vscode from 'vscode'
import { EnvironmentFailure } from '../../environment/environmentFailure'
import { say } from '../messages/say'
import type { Services } from './services'

/** `Set up Python environment`: makes the managed one, or says that it is there. */
export async function setUpPython({ python }: Services): Promise<void> {
  const setup = await python.setup()
  const there = await setup.findManaged()
  if (there !== null) {
    void say('information', vscode.l10n.t('The Python environment is there: {0}', there.folder), checkAction())
    return
  }
  try {
    await python.make()
  } catch (error) {
    if (!(error instanceof EnvironmentFailure) || error.code !== 'cancelled') throw error
    void say('information', vscode.l10n.t('Cancelled: nothing was left behind.'))
    return
  }
  void say('information', vscode.l10n.t('The Python environment is ready.'), checkAction())
}

function checkAction() {
  return {
    title: vscode.l10n.t('Check environment'),
    run: () => vscode.commands.executeCommand('finetune-lab.checkEnvironment'),
  }
}
