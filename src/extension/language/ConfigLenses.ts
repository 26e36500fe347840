import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { RunSummary } from '../../runs/runSummary'
import type { CommandId } from '../contributions/commands'
import { language } from '../contributions/language'
import type { Resource } from '../resource'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { bestText, joined, leftText, stepText } from '../views/runTexts'

/**
 * Above a config: start it, and while a run of it goes on, how far it is and stop; preview its schedule, check its data,
 * and its runs with the best score.
 */
export class ConfigLenses implements vscode.CodeLensProvider, vscode.Disposable {
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
    const runs = this.runs.runs.filter(({ configPath }) => configPath === uri.fsPath)
    return [
      lens(vscode.l10n.t('$(play) Start fine-tuning'), 'finetune-lab.start', uri),
      ...runs.filter(({ state }) => isLive(state)).flatMap(liveLenses),
      lens(vscode.l10n.t('$(graph-line) Preview schedule'), 'finetune-lab.previewSchedule', uri),
      lens(vscode.l10n.t('$(checklist) Check data'), 'finetune-lab.check', uri),
      lens(vscode.l10n.t('$(table) Data statistics'), 'finetune-lab.showDataStatistics', uri),
      ...bestLens(runs),
    ]
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose()
  }

  /** Lenses are drawn anew only where what they say has changed. */
  private tell(): void {
    const text = this.runs.runs
      .map((run) => `${run.directory} ${run.configPath} ${run.state} ${stepText(run)} ${leftText(run)}`)
      .join('\n')
    if (text === this.text) return
    this.text = text
    this.changed.fire()
  }
}

function liveLenses(run: RunSummary): readonly vscode.CodeLens[] {
  return [
    lens(`$(pulse) ${joined(stepText(run), leftText(run))}`, 'finetune-lab.showRun', run),
    lens(vscode.l10n.t('$(debug-stop) Stop'), 'finetune-lab.stop', run),
  ]
}

/** The runs that have ended, and the best of them by the metric of the newest: others cannot be compared. */
function bestLens(runs: readonly RunSummary[]): readonly vscode.CodeLens[] {
  const ended = runs.filter(({ state }) => !isLive(state))
  if (ended.length === 0) return []
  const number = ended.length === 1 ? vscode.l10n.t('1 run') : vscode.l10n.t('{0} runs', ended.length)
  const best = bestOf(ended)
  const score = best?.best ?? null
  const text = score === null ? '' : vscode.l10n.t('best {0}', bestText(score))
  return [lens(`$(history) ${joined(number, text)}`, 'finetune-lab.showRun', best ?? ended[0])]
}

function bestOf(runs: readonly RunSummary[]): RunSummary | undefined {
  const scored = runs.flatMap((run) => (run.best === null ? [] : [{ run, ...run.best }]))
  const metric = scored[0]?.metric
  const comparable = scored.filter((each) => each.metric === metric)
  const sign = metric?.endsWith('loss') === true ? -1 : 1
  comparable.sort((one, other) => sign * (other.value - one.value))
  return comparable[0]?.run
}

function lens(title: string, command: CommandId, target: unknown): vscode.CodeLens {
  return new vscode.CodeLens(new vscode.Range(0, 0, 0, 0), { title, command, arguments: [target] })
}
