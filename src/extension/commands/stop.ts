import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { followRun } from '../../runs/followRun'
import { RunReader } from '../../runs/RunReader'
import type { StopMode } from '../../runs/askTrainer'
import { requestStop } from '../../runs/askTrainer'
import { systemClock } from '../../shared/clock'
import { choose } from '../messages/choose'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Stop fine-tuning`: ask a run's trainer to end after its current step. */
export async function stop(services: Services, given?: unknown, mode?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: ({ state }) => isLive(state),
    title: vscode.l10n.t('Which run to stop?'),
    none: vscode.l10n.t('No run is live here.'),
    takesOnly: true,
  })
  if (run === null) return
  const chosen = mode === 'save' || mode === 'discard' ? mode : await pickMode()
  if (chosen === null) return
  await requestStop(await (await RunReader.open(run.directory)).look(), chosen)
  const title = vscode.l10n.t('Stopping after this step')
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => untilEnded(run.directory))
  await services.runs.look()
}

async function pickMode(): Promise<StopMode | null> {
  const items: readonly (vscode.QuickPickItem & { readonly mode: StopMode })[] = [
    {
      label: vscode.l10n.t('Stop and save'),
      description: vscode.l10n.t('writes a checkpoint that the run can go on from'),
      mode: 'save',
    },
    {
      label: vscode.l10n.t('Stop and discard'),
      description: vscode.l10n.t('saves nothing new; earlier checkpoints stay'),
      mode: 'discard',
    },
  ]
  return (await choose(vscode.l10n.t('Stop fine-tuning'), items))?.mode ?? null
}

/** A trainer that does not answer is not waited for longer than it is live. */
async function untilEnded(directory: string): Promise<void> {
  for await (const { state } of followRun(await RunReader.open(directory), { clock: systemClock })) {
    if (state !== 'running') return
  }
}
