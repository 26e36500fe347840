import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { RunSummary } from '../../runs/runSummary'
import { significant } from '../../shared/text/numbers'
import type { CommandId } from '../contributions/commands'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { bestText, joined, leftText, stateText, stepText } from './runTexts'

/**
 * The one item in the status bar: the run that goes on, and how the last one ended once none does. It follows from what
 * the runs say, so that it cannot be left turning.
 */
export class RunStatus implements vscode.Disposable {
  private readonly item = vscode.window.createStatusBarItem('finetune-lab.run', vscode.StatusBarAlignment.Left, 0)
  private readonly subscription: vscode.Disposable
  /** The run that was live when last looked: its end is shown, older ones are history. */
  private followed: string | null = null

  constructor(runs: WorkspaceRuns) {
    this.item.name = vscode.l10n.t('Fine-tuning run')
    this.subscription = runs.onDidChange(({ runs: all }) => this.show(all))
  }

  dispose(): void {
    this.subscription.dispose()
    this.item.dispose()
  }

  private show(runs: readonly RunSummary[]): void {
    const live = runs.filter(({ state }) => isLive(state))
    const shown = live[0] ?? runs.find(({ directory }) => directory === this.followed)
    if (shown === undefined) {
      this.item.hide()
      return
    }
    this.followed = shown.directory
    const more = live.length > 1 ? vscode.l10n.t('{0} more', live.length - 1) : ''
    this.item.text = isLive(shown.state) ? liveText(shown, more) : endedText(shown)
    this.item.tooltip = joined(shown.id, stateText(shown.state), vscode.l10n.t('click to show the run'))
    this.item.accessibilityInformation = { label: joined(shown.id, stateText(shown.state), stepText(shown)) }
    const command: CommandId = 'finetune-lab.showRun'
    this.item.command = { command, title: vscode.l10n.t('Show run'), arguments: [{ directory: shown.directory }] }
    this.item.show()
  }
}

function liveText(run: RunSummary, more: string): string {
  const { loss, state } = run
  const icon = state === 'running' ? '$(sync~spin)' : '$(question)'
  const shownLoss = loss === null ? '' : vscode.l10n.t('loss {0}', significant(loss))
  const silent = state === 'running' ? '' : stateText(state)
  return `${icon} ${joined(silent, stepText(run), shownLoss, leftText(run), more)}`
}

function endedText({ state, best }: RunSummary): string {
  const icon =
    state === 'failed' ? '$(error)' : state === 'stopped' || state === 'interrupted' ? '$(debug-pause)' : '$(pass)'
  return `${icon} ${joined(stateText(state), best === null ? '' : bestText(best))}`
}
