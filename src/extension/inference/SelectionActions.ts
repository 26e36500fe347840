import * as vscode from 'vscode'
import type { CommandId } from '../contributions/commands'
import type { ModelChoice } from './ModelChoice'

/** Behind the light bulb of a selection, once there is a model: its entities. */
export class SelectionActions implements vscode.CodeActionProvider, vscode.Disposable {
  private static readonly kind = vscode.CodeActionKind.Refactor.append('entities')
  private readonly registration = vscode.languages.registerCodeActionsProvider({ scheme: '*' }, this, {
    providedCodeActionKinds: [SelectionActions.kind],
  })

  constructor(private readonly choice: Pick<ModelChoice, 'isThere'>) {}

  provideCodeActions(_: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    if (range.isEmpty || !this.choice.isThere) return []
    const command: CommandId = 'finetune-lab.previewSelection'
    const title = vscode.l10n.t('Preview entities in selection')
    const action = new vscode.CodeAction(title, SelectionActions.kind)
    action.command = { command, title }
    return [action]
  }

  dispose(): void {
    this.registration.dispose()
  }
}
