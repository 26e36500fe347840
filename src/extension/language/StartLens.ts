import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { CommandId } from '../contributions/commands'
import { language } from '../contributions/language'
import type { Resource } from '../resource'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { joined, leftText, stepText } from '../views/runTexts'

/** Above a config: start it; while a run of it goes on, how far it is and stop. */
export class StartLens implements vscode.CodeLensProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>()
  private readonly subscriptions: readonly Resource[]
  private text = ''
  readonly onDidChangeCodeLenses = this.changed.event

  constructor(private readonly runs: WorkspaceRuns) {
    this.subscriptions = [
      this.changed,
      vscode.languages.registerCodeLensProvider({ language: language.id }, this),
      runs.onDidChange(() => this.tell()),
    ]
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const live = this.liveRuns().filter(({ configPath }) => configPath === uri.fsPath)
    return [
      lens(vscode.l10n.t('$(play) Start fine-tuning'), 'finetune-lab.start', uri),
      ...live.flatMap((run) => [
        lens(`$(graph-line) ${joined(stepText(run), leftText(run))}`, 'finetune-lab.showRun', run),
        lens(vscode.l10n.t('$(debug-stop) Stop'), 'finetune-lab.stop', run),
      ]),
    ]
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  private liveRuns() {
    return this.runs.runs.filter(({ state }) => isLive(state))
  }

  /** Lenses are drawn anew only where what they say has changed. */
  private tell(): void {
    const text = this.liveRuns()
      .map((run) => `${run.directory} ${stepText(run)} ${leftText(run)}`)
      .join('\n')
    if (text === this.text) return
    this.text = text
    this.changed.fire()
  }
}

function lens(title: string, command: CommandId, target: unknown): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [target] })
}
