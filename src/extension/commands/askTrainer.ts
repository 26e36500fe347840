import * as vscode from 'vscode'
import { requestCheckpoint, requestEvaluation } from '../../runs/askTrainer'
import { isLive } from '../../runs/deriveState'
import type { RunView } from '../../runs/RunReader'
import { RunReader } from '../../runs/RunReader'
import { pickRun } from './pickRun'
import type { Services } from './services'

/** `Evaluate now`: on the validation data, after the step that a run is in. Its panel shows when it is answered. */
export function evaluateNow(services: Services, given?: unknown): Promise<void> {
  return ask(services, given, vscode.l10n.t('Which run is to evaluate?'), requestEvaluation)
}

/** `Save checkpoint now`: after the step that a run is in. */
export function saveCheckpoint(services: Services, given?: unknown): Promise<void> {
  return ask(services, given, vscode.l10n.t('Which run is to save a checkpoint?'), requestCheckpoint)
}

async function ask(
  services: Services,
  given: unknown,
  title: string,
  request: (view: RunView) => Promise<void>,
): Promise<void> {
  const none = vscode.l10n.t('No run is live here.')
  const run = await pickRun(services, given, { fits: ({ state }) => isLive(state), title, none, takesOnly: true })
  if (run === null) return
  await request(await (await RunReader.open(run.directory)).look())
  const panels = await services.panels()
  panels.hurry(run.directory)
}
