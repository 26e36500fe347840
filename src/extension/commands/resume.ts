import * as vscode from 'vscode'
import { canResume } from '../../runs/runSummary'
import { readRunDocument } from '../../shared/protocol/readCommandLine'
import { askIfBusy } from './askIfBusy'
import { pickRun } from './pickRun'
import type { Services } from './services'
import { childVariables, ensurePython, sayShortLivedHost } from './trainerStart'

/** `Resume fine-tuning`: go on from the last checkpoint, to end as if the run had not been stopped. */
export async function resume(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: canResume,
    title: vscode.l10n.t('Which run to go on with?'),
    none: vscode.l10n.t('No run here can go on: none was stopped, interrupted or failed.'),
    takesOnly: false,
  })
  if (run === null) return
  const python = await ensurePython(services, vscode.Uri.file(run.directory))
  if (python === null || !(await askIfBusy(services))) return
  const title = vscode.l10n.t('Resuming')
  const variables = childVariables(services, python)
  await vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () =>
    services.commandLine.run(['resume', run.directory, '--detach'], readRunDocument, { variables }),
  )
  const panels = await services.panels()
  panels.show(run.directory)
  await services.runs.add(run.directory)
  sayShortLivedHost(services)
}
