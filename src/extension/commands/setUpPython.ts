import * as vscode from 'vscode'
import { say } from '../messages/say'
import type { Services } from './services'

/** `Set up Python environment`: makes the managed one, or says that it is there. */
export async function setUpPython({ python }: Services): Promise<void> {
  const setup = await python.setup()
  const there = await setup.findManaged()
  if (there !== null) {
    // Whoever asks had no luck with the Python that was found: packages may have been taken out of it since.
    python.forget()
    void say('information', vscode.l10n.t('The Python environment is there: {0}', there.folder), checkAction())
    return
  }
  if (!(await python.makeUnlessCancelled())) return
  void say('information', vscode.l10n.t('The Python environment is ready.'), checkAction())
}

function checkAction() {
  return {
    title: vscode.l10n.t('Check environment'),
    run: () => vscode.commands.executeCommand('finetune-lab.checkEnvironment'),
  }
}
