import path from 'node:path'
import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { readExportDocument } from '../../shared/protocol/readCommandLine'
import { say } from '../messages/say'
import { pickRun } from './pickRun'
import type { Services } from './services'
import { childVariables, ensurePython } from './trainerStart'

/** `Export model`: the trainer makes the model folder of a run, with its ONNX files. */
export async function exportModel(services: Services, given?: unknown): Promise<void> {
  const run = await pickRun(services, given, {
    fits: ({ state }) => !isLive(state),
    title: vscode.l10n.t('Which run’s model?'),
    none: vscode.l10n.t('No run here has ended yet: a model is there once one has.'),
    takesOnly: true,
  })
  if (run === null) return
  const python = await ensurePython(services, vscode.Uri.file(run.directory))
  if (python === null) return
  const name = path.basename(run.directory)
  const options = { location: vscode.ProgressLocation.Notification, title: vscode.l10n.t('Exporting {0}', name) }
  const variables = childVariables(services, python)
  await vscode.window.withProgress(options, () =>
    services.commandLine.run(['export', run.directory], readExportDocument, { variables }),
  )
  void say('information', vscode.l10n.t('The model of {0} is ready.', name))
}
