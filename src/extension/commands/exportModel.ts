import path from 'node:path'
import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { placeInRun } from '../../runs/listRunModels'
import { isRecord } from '../../shared/check'
import { readExportDocument } from '../../shared/protocol/readCommandLine'
import { ask, say } from '../messages/say'
import { makeModel } from './makeModel'
import { pickRun } from './pickRun'
import type { CommandHandler, Services } from './services'
import { childVariables, ensurePython } from './trainerStart'

/** `Export model`: the trainer makes the model folder of a run, or the ONNX files of a model folder that it is given. */
export const exportModel: CommandHandler = (services, given) =>
  isRecord(given) && typeof given['folder'] === 'string'
    ? exportFolder(services, given['folder'])
    : exportRun(services, given)

async function exportRun(services: Services, given: unknown): Promise<void> {
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
  sayReady(name)
}

async function exportFolder(services: Services, folder: string): Promise<void> {
  const name = path.basename(folder)
  const isOfRun = placeInRun(folder) !== null
  if (!isOfRun && !(await mayWriteTo(folder))) return
  if ((await makeModel(services, [folder, '--again'], name)) !== null) sayReady(name)
}

async function mayWriteTo(folder: string): Promise<boolean> {
  const make = vscode.l10n.t('Export the model')
  const message = vscode.l10n.t('Write an ONNX model into {0}?', folder)
  const detail = vscode.l10n.t('It comes into a folder of its own, onnx. The files that are there stay as they are.')
  return (await ask(message, detail, make)) === make
}

function sayReady(name: string): void {
  void say('information', vscode.l10n.t('The model of {0} is ready.', name))
}
