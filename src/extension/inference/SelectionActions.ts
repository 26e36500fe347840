import * as vscode from 'vscode'
import type { CommandId } from '../contributions/commands'
import type { ModelChoice } from './ModelChoice'

const kind = vscode.CodeActionKind.Refactor.append('entities')

/** Behind the light bulb of a selection, once there is a model: its entities, and how the model comes to them. */
export class SelectionActions implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly registration = vscode.languages.registerCodeActionsProvider({ scheme: '*' }, this, {
    providedCodeActionKinds: [kind],
  })

  constructor(private readonly choice: Pick<ModelChoice, 'isThere'>) {}

  provideCodeActions(_: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    if (range.isEmpty || !this.choice.isThere) return []
    return [
      actionOf('finetune-lab.previewSelection', vscode.l10n.t('Preview entities in selection')),
      actionOf('finetune-lab.showTokens', vscode.l10n.t('Show tokens and scores')),
      actionOf('finetune-lab.addToTrainingData', vscode.l10n.t('Add to training data')),
    ]
  }

  dispose(): void {
    this.registration.dispose()
  }
}

function actionOf(command: CommandId, title: string): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind)
  action.command = { command, title }
  return action
}
