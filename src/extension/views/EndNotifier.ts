import * as vscode from 'vscode'
import { isLive } from '../../runs/deriveState'
import type { RunSummary } from '../../runs/runSummary'
import type { CommandId } from '../contributions/commands'
import { say } from '../messages/say'
import type { PanelTabs } from '../panels/PanelTabs'
import type { WorkspaceRuns } from '../runs/WorkspaceRuns'
import { setting } from '../settings'
import { bestText, joined, stateText } from './runTexts'

/** Says it when a run that this window saw live has ended while its panel is not in view. */
export class EndNotifier implements vscode.Disposable {
  private readonly subscription: vscode.Disposable
  private live: ReadonlySet<string> = new Set()

  constructor(
    runs: WorkspaceRuns,
    private readonly tabs: Pick<PanelTabs, 'isVisible'>,
  ) {
    this.subscription = runs.onDidChange(({ runs: all }) => this.look(all))
  }

  dispose(): void {
    this.subscription.dispose()
  }

  private look(runs: readonly RunSummary[]): void {
    const ended = runs.filter(({ directory, state }) => this.live.has(directory) && !isLive(state))
    this.live = new Set(runs.filter(({ state }) => isLive(state)).map(({ directory }) => directory))
    for (const run of ended) if (setting('runs.notifyAtEnd') && !this.isInView(run)) void notify(run)
  }

  private isInView({ directory }: RunSummary): boolean {
    return vscode.window.state.focused && this.tabs.isVisible(directory)
  }
}

function notify(run: RunSummary): Promise<void> {
  const command = (title: string, id: CommandId) => ({
    title,
    run: () => vscode.commands.executeCommand(id, { directory: run.directory }),
  })
  const show = command(vscode.l10n.t('Show run'), 'finetune-lab.showRun')
  if (run.state === 'failed') {
    const cause = run.failure === null ? stateText(run.state) : `${run.failure.message} ${run.failure.hint}`.trim()
    return say('error', `${run.id}: ${cause}`, show, command(vscode.l10n.t('Open log'), 'finetune-lab.openLog'))
  }
  if (run.state === 'interrupted') {
    const message = vscode.l10n.t(
      '{0} was interrupted: its trainer is gone. It can go on from its last checkpoint.',
      run.id,
    )
    return say('warning', message, command(vscode.l10n.t('Resume'), 'finetune-lab.resume'), show)
  }
  const score = run.best === null ? '' : vscode.l10n.t('best {0}', bestText(run.best))
  return say('information', joined(`${run.id} ${stateText(run.state)}`, score), show)
}
