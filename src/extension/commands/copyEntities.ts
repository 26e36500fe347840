import * as vscode from 'vscode'
import type { CopyFormat } from '../../shared/entities/copyTexts'
import { copyText } from '../../shared/entities/copyTexts'
import { selectedSentences } from '../inference/selectedSentences'
import { choose } from '../messages/choose'
import type { CommandHandler } from './services'

/** Milliseconds for which the status bar says what was copied. */
const told = 5000

/** `Copy entities`: what the model finds in each selection, or in the line of each cursor, to the clipboard. */
export const copyEntities: CommandHandler = async ({ previews }) => {
  const sentences = selectedSentences()
  if (sentences === null) return
  const chosen = await choose(vscode.l10n.t('Copy the entities in which format?'), formats())
  const asked = chosen === null ? null : await (await previews()).ask(sentences)
  if (chosen === null || asked === null) return
  await vscode.env.clipboard.writeText(copyText(asked.sentences, chosen.format))
  const message =
    sentences.length === 1
      ? vscode.l10n.t('1 sentence copied as {0}', chosen.label)
      : vscode.l10n.t('{0} sentences copied as {1}', sentences.length, chosen.label)
  vscode.window.setStatusBarMessage(`$(check) ${message}`, told)
}

function formats(): readonly { label: string; description: string; format: CopyFormat }[] {
  return [
    { label: vscode.l10n.t('CoNLL'), description: vscode.l10n.t('a word and its tag on each line'), format: 'conll' },
    {
      label: vscode.l10n.t('JSON'),
      description: vscode.l10n.t('texts, and entities with places and scores'),
      format: 'json',
    },
    { label: vscode.l10n.t('Markup'), description: vscode.l10n.t('[words](LABEL) in the text'), format: 'markup' },
  ]
}
