import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-button/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type {
  DataFailureMessage,
  DataPanelIntent,
  DataPanelState,
  DataReadingMessage,
} from '../../src/shared/protocol/dataPanel'
import type { DataStatisticsDocument } from '../../src/shared/protocol/dataStatistics'
import { percent } from '../../src/shared/text/numbers'
import { baseStyles } from '../common/baseStyles'
import { factTemplate } from '../common/fact'
import { openHostChannel } from '../common/hostChannel'
import { dataFacts } from './dataFacts'
import { dataStatisticsStyles } from './dataStatisticsStyles'
import './LengthSection'
import './NameSection'
import { OpenPlaceEvent } from './OpenPlaceEvent'
import { parseMessage } from './parseMessage'
import { problemList } from './problemList'
import './RepeatedSection'
import { splitTable } from './splitTable'

/** What data files hold: labels, lengths, what is cut, what is there twice, what a model may know by heart. */
@customElement('data-statistics')
export class DataStatistics extends LitElement {
  static override readonly styles = [baseStyles, dataStatisticsStyles]

  /** Address of the config or file, from the page that the host made. */
  @property() accessor target = ''
  @state() private accessor name = ''
  @state() private accessor reading: DataReadingMessage | null = null
  @state() private accessor failure: DataFailureMessage | null = null
  @state() private accessor document: DataStatisticsDocument | null = null

  readonly #channel = openHostChannel<DataPanelIntent, DataPanelState>()
  #stopListening: () => void = () => undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#channel.keep({ target: this.target })
    this.#stopListening = this.#channel.onDidReceive((data) => this.#receive(data))
    this.addEventListener(OpenPlaceEvent.type, this.#open)
    this.#channel.send({ type: 'ready' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopListening()
    this.removeEventListener(OpenPlaceEvent.type, this.#open)
  }

  override render(): TemplateResult {
    return html`<main>
      <header>
        <h1>${this.name}</h1>
        ${this.reading === null ? this.#readAgain() : nothing}
      </header>
      ${this.reading === null ? nothing : this.#progress(this.reading)}
      ${this.failure === null ? nothing : failureTemplate(this.failure)}
      ${this.document === null ? nothing : documentTemplate(this.document)}
    </main>`
  }

  #receive(data: unknown): void {
    const message = parseMessage(data)
    if (message === null) return
    this.name = message.name
    this.reading = message.type === 'reading' ? message : null
    if (message.type !== 'reading') this.failure = message.type === 'failure' ? message : null
    if (message.type === 'statistics') this.document = message.document
  }

  #readAgain(): TemplateResult | typeof nothing {
    if (this.document === null && this.failure === null) return nothing
    const send = () => this.#channel.send({ type: 'read-again' })
    return html`<vscode-button icon="refresh" secondary @click=${send}>${t('Read again')}</vscode-button>`
  }

  #progress({ share }: DataReadingMessage): TemplateResult {
    const text = share === null ? t('Reading the data…') : t('Reading the data, {0} %', percent(share, 0))
    const end = () => this.#channel.send({ type: 'end-reading' })
    return html`<div class="reading">
      <progress aria-label=${t('Reading the data')} max="1" .value=${share ?? 0}></progress>
      <p role="status">${text}</p>
      <vscode-button secondary @click=${end}>${t('Cancel')}</vscode-button>
    </div>`
  }

  readonly #open = (event: Event): void => {
    if (event instanceof OpenPlaceEvent) {
      this.#channel.send({ type: 'open-place', file: event.file, line: event.line })
    }
  }
}

function failureTemplate({ message, hint, isCancelled }: DataFailureMessage): TemplateResult {
  if (isCancelled) return html`<p class="note" role="status">${t('The reading was cancelled.')}</p>`
  return html`<div class="note error" role="alert">
    <p>${message}</p>
    ${hint === '' ? nothing : html`<p>${hint}</p>`}
  </div>`
}

function documentTemplate(document: DataStatisticsDocument): TemplateResult {
  const problems = problemList(document.problems)
  if (document.splits.length === 0) {
    return html`<p class="note" role="status">
        ${t('There are no sentences with entities in these files. Mend what is said below, then read them again.')}
      </p>
      ${problems}`
  }
  return html`<dl class="figures">${dataFacts(document).map(factTemplate)}</dl>
    ${problems} ${splitTable(document.splits)}
    <length-section .statistics=${document}></length-section>
    <repeated-section .repeated=${document.repeated}></repeated-section>
    <name-section .names=${document.names}></name-section>`
}

declare global {
  interface HTMLElementTagNameMap {
    'data-statistics': DataStatistics
  }
}
