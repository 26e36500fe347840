import * as vscode from 'vscode'
import { ask } from '../messages/say'
import { joined, leftText, stepText } from '../views/runTexts'
import { liveRunsOfMachine } from './liveRuns'
import type { Services } from './services'

/** Whether to go on where another run trains on this machine; asked, since both get slower or run out of memory. */
export async function askIfBusy(services: Pick<Services, 'runs' | 'python'>): Promise<boolean> {
  const live = await liveRunsOfMachine(services)
  const [first] = live
  if (first === undefined) return true
  const message =
    live.length === 1
      ? vscode.l10n.t('{0} is training on this machine.', first.id)
      : vscode.l10n.t('{0} runs are training on this machine.', live.length)
  const detail = joined(stepText(first), leftText(first), first.directory)
  const anyway = vscode.l10n.t('Start anyway')
  return (
    (await ask(message, `${detail}\n${vscode.l10n.t('Two at once share its memory and are slower.')}`, anyway)) ===
    anyway
  )
}
