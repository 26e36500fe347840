import * as vscode from 'vscode'
import { ask } from '../messages/say'
import { joined, leftText, stepText } from '../views/runTexts'
import { liveRunsOfMachine, startsOfMachine } from './liveRuns'
import type { Services } from './services'

/** Whether to go on where another run trains on this machine; asked, since both get slower or run out of memory. */
export async function askIfBusy(services: Pick<Services, 'runs' | 'python'>): Promise<boolean> {
  const live = await liveRunsOfMachine(services)
  const starts = await startsOfMachine(services, live)
  const details = [...live.map((run) => joined(stepText(run), leftText(run), run.directory)), ...starts]
  const [detail] = details
  if (detail === undefined) return true
  const anyway = vscode.l10n.t('Start anyway')
  const shared = vscode.l10n.t('Two at once share its memory and are slower.')
  return (await ask(messageOf(live[0]?.id, details.length), `${detail}\n${shared}`, anyway)) === anyway
}

/** @param run id of the first that is live, if one is */
function messageOf(run: string | undefined, number: number): string {
  if (number > 1) return vscode.l10n.t('{0} runs are training on this machine.', number)
  return run === undefined
    ? vscode.l10n.t('A run is being started on this machine.')
    : vscode.l10n.t('{0} is training on this machine.', run)
}
