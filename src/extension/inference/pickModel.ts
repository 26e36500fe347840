import path from 'node:path'
import * as vscode from 'vscode'
import type { NamedModel } from '../../shared/protocol/tokenPanel'
import { count } from '../../shared/text/numbers'
import { choose } from '../messages/choose'
import type { ChosenModel, ModelChoice } from './ModelChoice'
import { modelsToLookAt } from './modelsToLookAt'

/** Have a model chosen that is none of these, to look at a text with: one of the workspace, or a folder. Null if none was. */
export async function pickModel(
  choice: Pick<ModelChoice, 'ofRuns'>,
  others: readonly NamedModel[],
): Promise<NamedModel | null> {
  const models = await modelsToLookAt(choice)
  const free = models.filter((model) => others.every(({ folder }) => folder !== model.folder))
  const items = [
    ...free.map((model) => ({ label: model.name, description: stepText(model), answer: () => Promise.resolve(model) })),
    { ...folderLabel(), answer: pickNamedFolder },
  ]
  const chosen = await choose(vscode.l10n.t('Which model is to read the text?'), items)
  return (await chosen?.answer()) ?? null
}

/** When in its run it was saved; nothing of what that ended with. */
function stepText({ step }: NamedModel): string {
  if (step === null) return ''
  return step === 0 ? vscode.l10n.t('before training') : vscode.l10n.t('step {0}', count(step))
}

/** How a folder of any model is offered. */
export function folderLabel(): { readonly label: string; readonly description: string } {
  return { label: vscode.l10n.t('A model folder…'), description: vscode.l10n.t('with an ONNX file') }
}

/** Undefined if none was picked. */
export async function pickFolder(): Promise<ChosenModel | undefined> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('A folder with a model and its ONNX file'),
    openLabel: vscode.l10n.t('Use model'),
    canSelectFolders: true,
    canSelectFiles: false,
  })
  const folder = picked?.[0]?.fsPath
  return folder === undefined ? undefined : { folder, name: path.basename(folder), run: null }
}

async function pickNamedFolder(): Promise<NamedModel | null> {
  const model = await pickFolder()
  return model === undefined ? null : { ...model, step: null }
}
