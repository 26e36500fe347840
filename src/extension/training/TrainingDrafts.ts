import * as vscode from 'vscode'
import { sentencesLanguage } from '../contributions/language'
import { DraftLabels } from './DraftLabels'
import { TrainingDraft } from './TrainingDraft'

/** The untitled documents of this window whose sentences are to be added to a data file. */
export class TrainingDrafts implements vscode.Disposable {
  private readonly drafts = new Set<TrainingDraft>()
  private readonly labels: DraftLabels
  private readonly closing = vscode.workspace.onDidCloseTextDocument((document) => this.forget(document))

  constructor(state: vscode.Memento) {
    this.labels = new DraftLabels(state)
  }

  /** Opens sentences beside. @param labels types of entities that the model knows */
  async open(sentences: readonly string[], labels: readonly string[]): Promise<void> {
    const content = sentences.join('\n')
    const document = await vscode.workspace.openTextDocument({ content, language: sentencesLanguage.id })
    await this.labels.remember(document.uri, labels)
    this.adopt(document)
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Beside)
  }

  /** Takes a document that is open for a draft. */
  adopt(document: vscode.TextDocument): void {
    this.forget(document)
    if (!document.isClosed) this.drafts.add(new TrainingDraft(document, this.labels.of(document.uri)))
  }

  /** @param uri undefined: of the editor in front */
  get(uri = vscode.window.activeTextEditor?.document.uri): TrainingDraft | null {
    return uri === undefined ? null : ([...this.drafts].find((draft) => draft.isOf(uri)) ?? null)
  }

  /** Closes a draft, whatever is in it. */
  async close({ document }: TrainingDraft): Promise<void> {
    // An untitled document with nothing in it is closed without a question.
    const edit = new vscode.WorkspaceEdit()
    edit.delete(document.uri, new vscode.Range(0, 0, document.lineCount, 0))
    await vscode.workspace.applyEdit(edit)
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs)
    await vscode.window.tabGroups.close(tabs.filter((tab) => isOf(tab, document.uri)))
  }

  dispose(): void {
    this.closing.dispose()
    for (const draft of this.drafts) draft.dispose()
  }

  private forget(document: vscode.TextDocument): void {
    for (const draft of this.drafts) {
      if (draft.document !== document) continue
      draft.dispose()
      this.drafts.delete(draft)
    }
  }
}

function isOf({ input }: vscode.Tab, uri: vscode.Uri): boolean {
  return input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()
}
