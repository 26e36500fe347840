import * as vscode from 'vscode'
import type { CommandId } from '../contributions/commands'
import type { EntityPreviews } from './EntityPreviews'
import { titleOf } from './namedModels'

/** In the status bar beside a text whose entities are marked: the model that marks them. A click chooses another. */
export class PreviewStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('finetune-lab.model', vscode.StatusBarAlignment.Right, 90)
  private readonly subscriptions: readonly vscode.Disposable[]

  constructor(private readonly previews: EntityPreviews) {
    this.item.name = vscode.l10n.t('Model of the entities')
    const command: CommandId = 'finetune-lab.chooseModel'
    this.item.command = command
    const show = () => this.show()
    this.subscriptions = [previews.onDidChange(show), vscode.window.onDidChangeActiveTextEditor(show)]
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
    this.item.dispose()
  }

  private show(): void {
    const document = vscode.window.activeTextEditor?.document
    const preview = document === undefined ? undefined : this.previews.get(document)
    if (document === undefined || preview === undefined) {
      this.item.hide()
      return
    }
    const { chosen, model } = preview.opened
    const title = titleOf(chosen)
    this.item.text = `${this.previews.isBusy(document) ? '$(sync~spin)' : '$(tag)'} ${title}`
    this.item.tooltip = vscode.l10n.t('Entities by {0}, {1}. Click to choose another model.', title, model.precision)
    this.item.show()
  }
}
