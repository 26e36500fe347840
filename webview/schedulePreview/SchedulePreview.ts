import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-checkbox/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type {
  SchedulePanelIntent,
  SchedulePanelMessage,
  SchedulePanelState,
} from '../../src/shared/protocol/schedulePanel'
import { baseStyles } from '../common/baseStyles'
import type { ChartModel } from '../common/chart/chartModel'
import type { CursorEvent, PictureEvent } from '../common/chart/chartEvents'
import '../common/chart/LineChart'
import { factTemplate } from '../common/fact'
import { openHostChannel } from '../common/hostChannel'
import { keptState } from './keptState'
import { parseMessage } from './parseMessage'
import { previewNote, previewOf } from './preview'
import type { PreviewSchedule } from './previewChart'
import { previewChart } from './previewChart'
import { takesWarmup } from './previewCurves'
import { previewFacts } from './previewFacts'
import { schedulePreviewStyles } from './schedulePreviewStyles'

/** The schedule preview: the learning rate that a config will have at every step, beside those of other warmups. */
@customElement('schedule-preview')
export class SchedulePreview extends LitElement {
  static override readonly styles = [baseStyles, schedulePreviewStyles]

  /** The config's address, from the page that the host made. */
  @property() accessor config = ''
  @state() private accessor message: SchedulePanelMessage | null = null
  @state() private accessor cursor: number | null = null
  @state() private accessor isComparing = true

  readonly #channel = openHostChannel<SchedulePanelIntent, SchedulePanelState>()
  #stopListening: () => void = () => undefined
  /** Made anew when the schedule is another, not when the cursor moves. */
  #preview: PreviewSchedule | null = null
  #chart: ChartModel | null = null

  override connectedCallback(): void {
    super.connectedCallback()
    const kept = keptState(this.config, this.#channel.kept())
    this.isComparing = kept.isComparing
    this.#channel.keep(kept)
    this.#stopListening = this.#channel.onDidReceive((data) => {
      const message = parseMessage(data)
      if (message === null) return
      this.message = message
      this.#prepare()
    })
    this.#channel.send({ type: 'ready' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopListening()
  }

  override render(): TemplateResult {
    const { message } = this
    if (message === null) return html`<main><p class="quiet" role="status">${t('Reading the config…')}</p></main>`
    const note = message.type === 'missing' ? t('The config is not there any more.') : previewNote(message.reading)
    return html`<main>
      <h1>${message.name}</h1>
      ${note === '' ? nothing : html`<p class="note" role="status">${note}</p>`}
      ${this.#preview === null ? nothing : this.#schedule(this.#preview)}
    </main>`
  }

  #schedule(preview: PreviewSchedule): TemplateResult {
    return html`<dl class="figures">${previewFacts(preview).map(factTemplate)}</dl>
      ${takesWarmup(preview.reading.values.lr_scheduler_type) ? this.#comparison() : nothing}
      <line-chart
        .model=${this.#chart}
        .cursor=${this.cursor}
        @chart-cursor=${({ x }: CursorEvent) => (this.cursor = x)}
        @chart-picture=${({ picture }: PictureEvent) => this.#channel.send({ type: 'picture', ...picture })}
      ></line-chart>
      ${
        this.#chart?.marks.length === 0
          ? nothing
          : html`<p class="quiet">${t('Ticks on the axis: the evaluations.')}</p>`
      }`
  }

  #comparison(): TemplateResult {
    return html`<vscode-checkbox
      label=${t('Compare with a warmup of 0, 5, 10 and 20 %')}
      ?checked=${this.isComparing}
      @change=${this.#onCompare}
    ></vscode-checkbox>`
  }

  readonly #onCompare = (event: Event): void => {
    this.isComparing = (event.target as HTMLInputElement).checked
    this.#channel.keep({ config: this.config, isComparing: this.isComparing })
    this.#prepare()
  }

  #prepare(): void {
    const { message } = this
    if (message?.type !== 'schedule') return
    this.#preview = previewOf(message.reading, this.isComparing)
    this.#chart = this.#preview === null ? null : previewChart(this.#preview)
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'schedule-preview': SchedulePreview
  }
}
