import * as vscode from 'vscode'
import { FineTuningLab } from './FineTuningLab'

// The two functions that VS Code calls share nothing else.
let lab: FineTuningLab | null = null

/** Called once, when one of the manifest's activation events happens. */
export function activate(context: vscode.ExtensionContext): void {
  try {
    lab = new FineTuningLab(context)
  } catch (error) {
    // VS Code itself says nothing of an activation that failed.
    const reason = error instanceof Error ? error.message : String(error)
    void vscode.window.showErrorMessage(vscode.l10n.t('Fine-Tuning Lab could not start: {0}', reason))
    throw error
  }
}

/** Called when the window closes: what must not be left half done is ended within seconds. Runs go on. */
export async function deactivate(): Promise<void> {
  await lab?.end()
}
