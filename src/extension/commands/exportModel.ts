import path from 'node:path'
import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import { placeInRun } from '../../runs/listRunModels'
import { isRecord } from '../../shared/check'
import { ask, say } from '../messages/say'
import type { ExportWords } from './makeModel'
import { makeModel } from './makeModel'
import { pickRun } from './pickRun'
import type { CommandHandler, Services } from './services'

/** `Export model`: the trainer makes the model folder of a run, or the ONNX files of a model folder that it is given. */
export const exportModel: CommandHandler = async (services, given) => {
  const words =
    isRecord(given) && typeof given['folder'] === 'string'
      ? await wordsForFolder(given['folder'])
      : await wordsForRun(services, given)
  if (words === null) return
  const name = path.basename(words[0])
  const document = await makeModel(services, words, name)
  if (document !== null) void say('information', vscode.l10n.t('The model of {0} is ready.', name))
}

async function wordsForRun(services: Services, given: unknown): Promise<ExportWords | null> {
  const run = await pickRun(services, given, {
    fits: ({ state }) => !isLive(state),
    title: vscode.l10n.t('Which run’s model?'),
    none: vscode.l10n.t('No run here has ended yet: a model is there once one has.'),
    takesOnly: true,
  })
  return run && [run.directory]
}

async function wordsForFolder(folder: string): Promise<ExportWords | null> {
  const isOfRun = placeInRun(folder) !== null
  return isOfRun || (await mayWriteTo(folder)) ? [folder, '--again'] : null
}

async function mayWriteTo(folder: string): Promise<boolean> {
  const make = vscode.l10n.t('Export the model')
  const message = vscode.l10n.t('Write an ONNX model into {0}?', folder)
  const detail = vscode.l10n.t('It comes into a folder of its own, onnx. The files that are there stay as they are.')
  return (await ask(message, detail, make)) === make
}
