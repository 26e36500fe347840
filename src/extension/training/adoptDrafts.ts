import * as vscode from 'vscode'
import { sentencesLanguage } from '../contributions/language'
import type { Later } from '../later'
import type { TrainingDrafts } from './TrainingDrafts'

/**
 * Has the sentences that are open by other ways than ours taken for what they are: those that VS Code gives back after a
 * reload, and those of a document that a user says is one.
 */
export function adoptDrafts(drafts: Later<Pick<TrainingDrafts, 'adopt'>>): vscode.Disposable {
  const adopt = async (document: vscode.TextDocument) => {
    // To discard a draft is to empty it, so files are none.
    if (document.languageId === sentencesLanguage.id && document.isUntitled) (await drafts()).adopt(document)
  }
  for (const document of vscode.workspace.textDocuments) void adopt(document)
  return vscode.workspace.onDidOpenTextDocument((document) => void adopt(document))
}
