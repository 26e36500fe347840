import * as vscode from 'vscode'
import { pickModel } from './pickModel'
import type { CommandHandler } from './services'

/** `Choose model for entities`: the latest of this workspace from now on, or one that is remembered. */
export const chooseModel: CommandHandler = async (services) => {
  const { models } = services
  const [latest] = await models.ofRuns()
  const ofLatest = {
    label: vscode.l10n.t('Latest finished run'),
    description: latest?.name ?? vscode.l10n.t('there is none yet'),
    answer: () => Promise.resolve('latest' as const),
  }
  const model = await pickModel(services, vscode.l10n.t('Which model finds the entities?'), { others: [ofLatest] })
  if (model !== null) await models.pick(model === 'latest' ? null : model)
}
