import * as vscode from 'vscode'
import { markupOf } from '../../shared/entities/copyTexts'
import { selectedSentences } from '../inference/selectedSentences'
import { say, type Action } from '../messages/say'
import { addExamples, countText, nameOf, type Added } from '../training/addExamples'
import { chooseTarget } from '../training/chooseTarget'
import type { TrainingDraft } from '../training/TrainingDraft'
import type { TrainingDrafts } from '../training/TrainingDrafts'
import type { CommandHandler, Services } from './services'

/**
 * `Add to training data`: opens the selected sentences, with what the model finds in them, to be corrected; in such a
 * document, adds them to a data file.
 */
export const addToTrainingData: CommandHandler = async (services, given) => {
  const drafts = await services.drafts()
  const draft = draftOf(drafts, given)
  if (draft !== null) {
    await add(draft, services)
    return
  }
  const sentences = selectedSentences()
  const asked = sentences === null ? null : await (await services.previews()).ask(sentences)
  if (asked !== null) await drafts.open(asked.sentences.map(markupOf), asked.types)
}

/** `Discard sentences`: they are added to nothing. */
export const discardSentences: CommandHandler = async (services, given) => {
  const drafts = await services.drafts()
  const draft = draftOf(drafts, given)
  if (draft !== null) await drafts.close(draft)
}

function draftOf(drafts: TrainingDrafts, given: unknown): TrainingDraft | null {
  return drafts.get(given instanceof vscode.Uri ? given : undefined)
}

async function add(draft: TrainingDraft, services: Services): Promise<void> {
  const examples = draft.examples()
  if (examples === null || examples.length === 0) {
    const isWrong = examples === null
    void say(
      isWrong ? 'error' : 'information',
      isWrong
        ? vscode.l10n.t('Some brackets are wrong: they are underlined. Mend them first.')
        : vscode.l10n.t('There are no sentences to add.'),
    )
    return
  }
  const target = await chooseTarget(services)
  const added = target === null ? null : await addExamples(target, examples)
  if (added === null) return
  if (typeof added === 'string') {
    void say('error', added)
    return
  }
  await (await services.drafts()).close(draft)
  await tell(added)
}

/** Shows what was added, to be saved or undone. */
async function tell(added: Added): Promise<void> {
  const { uri, document, count, show } = added
  const [sentences, name] = [countText(count), nameOf(uri)]
  const undo = { title: vscode.l10n.t('Undo'), run: () => takeBack(added) }
  if (document === null) {
    void say('information', vscode.l10n.t('{0} added to {1}.', sentences, name), showAction(show), undo)
    return
  }
  await show()
  // Where VS Code saves by itself it will have done so before anyone reads this.
  if (vscode.workspace.getConfiguration('files', document).get('autoSave') !== 'off') {
    void say('information', vscode.l10n.t('{0} added to {1}.', sentences, name), undo)
    return
  }
  const message = vscode.l10n.t('{0} added to {1}, not saved yet.', sentences, name)
  void say('information', message, { title: vscode.l10n.t('Save'), run: () => document.save() }, undo)
}

function showAction(run: () => Promise<void>): Action {
  return { title: vscode.l10n.t('Show'), run }
}

async function takeBack({ uri, undo }: Added): Promise<void> {
  if (await undo()) return
  void say('warning', vscode.l10n.t('{0} was changed since, so nothing was taken back.', nameOf(uri)))
}
