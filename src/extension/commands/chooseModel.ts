import path from 'node:path'
import * as vscode from 'vscode'
import type { ChosenModel } from '../inference/ModelChoice'
import { choose } from '../messages/choose'
import type { CommandHandler } from './services'

interface ModelItem extends vscode.QuickPickItem {
  readonly answer: () => Promise<ChosenModel | null | undefined>
}

/** `Choose model for entities`: the latest of this workspace, one of its runs, or a folder. */
export const chooseModel: CommandHandler = async ({ models }) => {
  const ofRuns = await models.ofRuns()
  const [latest] = ofRuns
  const items: readonly ModelItem[] = [
    {
      label: vscode.l10n.t('Latest finished run'),
      description: latest?.name ?? vscode.l10n.t('there is none yet'),
      answer: () => Promise.resolve(null),
    },
    ...ofRuns.map((model) => ({ label: model.name, answer: () => Promise.resolve(model) })),
    { label: vscode.l10n.t('A model folder…'), description: vscode.l10n.t('with an ONNX file'), answer: pickFolder },
  ]
  const chosen = await choose(vscode.l10n.t('Which model finds the entities?'), items)
  const model = await chosen?.answer()
  if (model !== undefined) await models.pick(model)
}

/** Undefined if none was picked. */
async function pickFolder(): Promise<ChosenModel | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('A folder with a model and its ONNX file'),
    openLabel: vscode.l10n.t('Use model'),
    canSelectFolders: true,
    canSelectFiles: false,
  })
  const folder = picked?.[0]?.fsPath
  return folder === undefined ? undefined : { folder, name: path.basename(folder), run: null }
}
