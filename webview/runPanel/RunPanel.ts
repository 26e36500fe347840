import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { ViewOptions } from '../../src/shared/protocol/dashboard'
import { defaultViewOptions } from '../../src/shared/protocol/dashboard'
import type { RunPanelIntent, RunPanelState, ShownRun } from '../../src/shared/protocol/runPanel'
import { baseStyles } from '../common/baseStyles'
import { oncePerFrame } from '../common/frames'
import { openHostChannel } from '../common/hostChannel'
import type { ChartedRun } from '../dashboard/charts/chartedRun'
import '../dashboard/DashboardCharts'
import { lookOf } from '../common/chart/looks'
import type { PictureEvent } from '../common/chart/chartEvents'
import type { OptionsEvent } from '../dashboard/OptionsEvent'
import { lostBanner } from '../dashboard/lostBanner'
import { RunStore } from '../dashboard/RunStore'
import type { ActionEvent } from './ActionEvent'
import { parseMessage } from './parseMessage'
import './ConfusionTable'
import './RunHeader'
import './MessageList'
import { runMessages } from './messages'
import './RunFailure'
import { runPanelStyles } from './runPanelStyles'
import './ScoreTable'
import { scoreTable } from './scoreRows'

/** The run panel: one run, live or finished. */
@customElement('run-panel')
export class RunPanel extends LitElement {
  static override readonly styles = [baseStyles, runPanelStyles]

  /** The run's directory, from the page that the host made. */
  @property() accessor directory = ''

  readonly #store = new RunStore()
  readonly #channel = openHostChannel<RunPanelIntent, RunPanelState>()
  readonly #refresh = oncePerFrame(() => {
    const { run } = this.#store
    this.#charted = run === null ? [] : [{ store: this.#store, run, name: this.#store.name, look: lookOf(0) }]
    this.requestUpdate()
  })
  /** Another list whenever something was received: drawing follows it. */
  #charted: readonly ChartedRun[] = []
  #options: ViewOptions = defaultViewOptions

  #stopListening: () => void = () => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#channel.keep({ directory: this.directory })
    this.#stopListening = this.#channel.onDidReceive((data) => {
      const message = parseMessage(data)
      if (message === null) return
      if (message.type === 'view') this.#options = message.options
      else this.#store.apply(message)
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
      <run-header .run=${run} .name=${this.#store.name} .isGone=${isGone}></run-header>
      <run-failure .failure=${run.failure} .isGone=${isGone}></run-failure>
      <message-list kind="warning" .messages=${warnings}></message-list>
      <dashboard-charts
        .runs=${this.#charted}
        .options=${this.#options}
        @view-options=${this.#onOptions}
        @chart-picture=${this.#onPicture}
      ></dashboard-charts>
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

  readonly #onOptions = ({ options }: OptionsEvent): void => {
    this.#options = options
    this.requestUpdate()
    this.#channel.send({ type: 'view', options })
  }

  readonly #onPicture = ({ picture }: PictureEvent): void => this.#channel.send({ type: 'picture', ...picture })

  readonly #onAction = ({ action, at }: ActionEvent): void => {
    this.#channel.send(at === null ? { type: 'action', action } : { type: 'action', action, at })
  }
}

function waiting(): TemplateResult {
  return html`<p class="quiet waiting" role="status">${t('Reading the run…')}</p>`
}

declare global {
  interface HTMLElementTagNameMap {
    'run-panel': RunPanel
  }
}
