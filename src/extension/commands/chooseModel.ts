import * as vscode from 'vscode'
import type { ChosenModel } from '../inference/ModelChoice'
import { folderLabel, pickFolder } from '../inference/pickModel'
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
    { ...folderLabel(), answer: pickFolder },
  ]
  const chosen = await choose(vscode.l10n.t('Which model finds the entities?'), items)
  const model = await chosen?.answer()
  if (model !== undefined) await models.pick(model)
}
