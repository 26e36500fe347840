import path from 'node:path'
import * as vscode from 'vscode'
import { placeInRun, runModel } from '../../runs/listRunModels'
import type { ChosenModel } from '../inference/ModelChoice'
import { choose } from '../messages/choose'
import { exportedVersion, pickVersion } from './pickVersion'
import type { Services } from './services'

/** One of a list of models, and what it stands for; null if that is asked in its turn and not answered. */
interface ModelItem<Answer> extends vscode.QuickPickItem {
  readonly answer: () => Promise<Answer | null>
}

interface ModelOffer<Other> {
  /** Further answers, which come first. */
  readonly others?: readonly ModelItem<Other>[]
  /** Folders of models that are not offered. */
  readonly except?: readonly string[]
}

/**
 * Have a model chosen that entities can be asked of: that of a run, as it was before training or at a checkpoint, which
 * is exported where it is not yet, or a folder. Null if none was. Nothing is remembered.
 *
 * @throws CommandFailed if a model cannot be exported
 */
export async function pickModel<Other = never>(
  services: Pick<Services, 'models' | 'runs' | 'commandLine' | 'python'>,
  title: string,
  { others = [], except = [] }: ModelOffer<Other> = {},
): Promise<ChosenModel | Other | null> {
  const ofRuns = (await services.models.ofRuns()).filter(({ folder }) => !except.includes(folder))
  const items: readonly ModelItem<ChosenModel | Other>[] = [
    ...others,
    ...ofRuns.map((model) => ({ label: model.name, answer: () => Promise.resolve(model) })),
    {
      label: vscode.l10n.t('Another version of a run…'),
      description: vscode.l10n.t('a checkpoint, or the model before training'),
      answer: () => pickVersion(services, except),
    },
    {
      label: vscode.l10n.t('A model folder…'),
      description: vscode.l10n.t('of Hugging Face files'),
      answer: () => pickFolder(services),
    },
  ]
  const chosen = await choose(title, items)
  return chosen === null ? null : chosen.answer()
}

async function pickFolder(services: Pick<Services, 'commandLine' | 'python'>): Promise<ChosenModel | null> {
  const picked = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('A folder with a token classification model'),
    openLabel: vscode.l10n.t('Use model'),
    canSelectFolders: true,
    canSelectFiles: false,
  })
  const folder = picked?.[0]?.fsPath
  if (folder === undefined) return null
  const place = placeInRun(folder)
  if (place === null) return { folder, name: path.basename(folder), run: null }
  // Nothing is written into a checkpoint: its model is a folder of its own.
  const run = { directory: place.directory, name: path.basename(place.directory) }
  return exportedVersion(services, run, await runModel(place.directory, place.step))
}
