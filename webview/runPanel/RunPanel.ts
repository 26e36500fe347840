import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { RunPanelIntent, RunPanelState, ShownRun } from '../../src/shared/protocol/runPanel'
import { baseStyles } from '../common/baseStyles'
import type { ChartModel } from '../common/chart/chartModel'
import type { CursorEvent } from '../common/chart/chartEvents'
import '../common/chart/LineChart'
import { oncePerFrame } from '../common/frames'
import { openHostChannel } from '../common/hostChannel'
import type { ActionEvent } from './ActionEvent'
import { keptState } from './keptState'
import { parseMessage } from './parseMessage'
import './ConfusionTable'
import './RunHeader'
import './MessageList'
import { runMessages } from './messages'
import './RunFailure'
import { runCharts } from './runCharts'
import { runPanelStyles } from './runPanelStyles'
import { RunStore } from './RunStore'
import './ScoreTable'
import { scoreTable } from './scoreRows'

/** The run panel: one run, live or finished. */
@customElement('run-panel')
export class RunPanel extends LitElement {
  static override readonly styles = [baseStyles, runPanelStyles]

  /** The run's directory, from the page that the host made. */
  @property() accessor directory = ''
  @state() private accessor cursor: number | null = null

  readonly #store = new RunStore()
  readonly #channel = openHostChannel<RunPanelIntent, RunPanelState>()
  readonly #refresh = oncePerFrame(() => {
    this.#charts = this.#store.run === null ? [] : runCharts(this.#store, this.#store.run)
    this.requestUpdate()
  })
  /** Made anew when something was received, not when the cursor moves: drawing follows them. */
  #charts: readonly ChartModel[] = []

  #stopListening: () => void = () => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#channel.keep(keptState(this.directory, this.#channel.kept()))
    this.#stopListening = this.#channel.onDidReceive((data) => {
      const message = parseMessage(data)
      if (message === null) return
      this.#store.apply(message)
      this.#refresh()
    })
    this.#channel.send({ type: 'ready' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopListening()
  }

  override render(): TemplateResult {
    const { run, goneDirectory } = this.#store
    if (run === null) return html`<main>${lostBanner(this.#store) ?? waiting()}</main>`
    const isGone = goneDirectory !== null
    const { warnings, notes } = runMessages(run)
    return html`<main @run-action=${this.#onAction}>
      ${lostBanner(this.#store) ?? nothing}
      <run-header .run=${run} .isGone=${isGone}></run-header>
      <run-failure .failure=${run.failure} .isGone=${isGone}></run-failure>
      <message-list kind="warning" .messages=${warnings}></message-list>
      <section class="charts" aria-label=${t('Charts')} @chart-cursor=${this.#onCursor}>
        ${this.#charts.map((model) => html`<line-chart .model=${model} .cursor=${this.cursor}></line-chart>`)}
      </section>
      <div class="tables">
        ${this.#scores(run)}
        <confusion-table .confusion=${this.#store.confusion}></confusion-table>
      </div>
      <message-list kind="note" .messages=${notes}></message-list>
    </main>`
  }

  #scores({ scores }: ShownRun): TemplateResult | typeof nothing {
    if (scores === null) return nothing
    return html`<score-table .scores=${scores} .table=${scoreTable(scores)}></score-table>`
  }

  readonly #onCursor = ({ x }: CursorEvent): void => {
    this.cursor = x
  }

  readonly #onAction = ({ action, key }: ActionEvent): void => {
    this.#channel.send(key === null ? { type: 'action', action } : { type: 'action', action, key })
  }
}

function waiting(): TemplateResult {
  return html`<p class="quiet" role="status">${t('Reading the run…')}</p>`
}

/** Why there is no news of the run; null while there may be some. */
function lostBanner({ run, goneDirectory, refusal }: RunStore): TemplateResult | null {
  const kept = run === null ? '' : t('What was read of it stays here.')
  if (goneDirectory !== null)
    return banner(t('The folder of this run is not there any more: {0}.', goneDirectory), kept)
  return refusal === null ? null : banner(refusal.message, refusal.hint, kept)
}

function banner(...sentences: readonly string[]): TemplateResult {
  return html`<p class="banner" role="alert">
    <vscode-icon name="warning"></vscode-icon>
    <span>${sentences.join(' ').trim()}</span>
  </p>`
}

declare global {
  interface HTMLElementTagNameMap {
    'run-panel': RunPanel
  }
}
