import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-button/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import type { ComparedSetting, ComparisonIntent, ComparisonState } from '../../src/shared/protocol/comparison'
import type { ViewOptions } from '../../src/shared/protocol/dashboard'
import { defaultViewOptions } from '../../src/shared/protocol/dashboard'
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
import { actionButtonStyles } from '../runPanel/actionButtonStyles'
import { runPanelStyles } from '../runPanel/runPanelStyles'
import { comparePanelStyles } from './comparePanelStyles'
import { comparedColumns, entityColumns } from './comparedRows'
import type { ReferenceEvent, ShowRunEvent } from './comparisonEvents'
import { readMessage } from './readMessage'
import './RunTable'
import { legendNames } from './shortNames'

/** Several runs: their scores and settings side by side, and their curves over each other. */
@customElement('compare-panel')
export class ComparePanel extends LitElement {
  static override readonly styles = [baseStyles, actionButtonStyles, runPanelStyles, comparePanelStyles]

  /** The runs' directories, from the page that the host made. */
  @property({ type: Array }) accessor directories: readonly string[] = []
  /** The directory of the run that the others are compared with; null: the first. */
  @state() private accessor reference: string | null = null

  #stores = new Map<string, RunStore>()
  readonly #channel = openHostChannel<ComparisonIntent, ComparisonState>()
  /** Another list whenever something was received: drawing follows it. */
  #charted: readonly ChartedRun[] = []
  #settings: readonly ComparedSetting[] = []
  #options: ViewOptions = defaultViewOptions
  #stopListening: () => void = () => undefined

  readonly #refresh = oncePerFrame(() => {
    const read = [...this.#stores.values()].flatMap((store, index) => {
      const { run } = store
      return run === null ? [] : [{ store, run, look: lookOf(index) }]
    })
    const names = legendNames(read.map(({ store }) => store))
    this.#charted = read.map((each, index) => ({ ...each, name: names[index] ?? each.run.id }))
    this.requestUpdate()
  })

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stores = new Map(this.directories.map((directory) => [directory, new RunStore()]))
    this.#channel.keep({ directories: this.directories })
    this.#stopListening = this.#channel.onDidReceive((data) => this.#receive(data))
    this.#channel.send({ type: 'ready' })
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopListening()
  }

  override render(): TemplateResult {
    const lost = [...this.#stores.values()].flatMap((store) => lostBanner(store) ?? [])
    if (this.#charted.length === 0)
      return html`<main>
        ${lost.length > 0 ? lost : html`<p class="quiet waiting" role="status">${t('Reading the runs…')}</p>`}
      </main>`
    return html`<main
      @comparison-reference=${this.#onReference}
      @comparison-show-run=${this.#onShowRun}
      @view-options=${this.#onOptions}
      @chart-picture=${this.#onPicture}
    >
      ${lost} ${this.#head()} ${this.#tables()}
      <dashboard-charts .runs=${this.#charted} .options=${this.#options}></dashboard-charts>
    </main>`
  }

  #head(): TemplateResult {
    return html`<header>
      <h1>${t('Compare {0} runs', this.directories.length)}</h1>
      <vscode-button
        secondary
        icon="export"
        title=${t('Export the runs: a report, their scalars, or a summary')}
        @click=${() => this.#channel.send({ type: 'export' })}
        >${t('Export')}</vscode-button
      >
    </header>`
  }

  #tables(): TemplateResult {
    const runs = this.#charted
    const found = runs.findIndex(({ run }) => run.directory === this.reference)
    const reference = Math.max(0, found)
    // A run that is not read yet has no row, so its value is left out too.
    const known = this.directories.map((directory) => runs.some(({ run }) => run.directory === directory))
    const settings = this.#settings.map(({ key, values }) => ({
      key,
      values: values.filter((_, index) => known[index]),
    }))
    const byType = entityColumns(runs, reference)
    return html`<run-table
        .runs=${runs}
        .columns=${comparedColumns(runs, reference, settings)}
        .reference=${reference}
        caption=${t('Scores, and the settings that differ')}
      ></run-table>
      ${byType.length === 0 ? nothing : this.#entityTable(byType, reference)}`
  }

  #entityTable(columns: ReturnType<typeof entityColumns>, reference: number): TemplateResult {
    return html`<run-table
      .runs=${this.#charted}
      .columns=${columns}
      .reference=${reference}
      caption=${t('F1 by entity type on validation, in percent')}
    ></run-table>`
  }

  #receive(data: unknown): void {
    const message = readMessage(data)
    if (message === null) return
    if (message.type === 'view') this.#options = message.options
    else if (message.type === 'settings') this.#settings = message.rows
    else this.#stores.get(message.type === 'run' ? message.run.directory : message.directory)?.apply(message)
    this.#refresh()
  }

  readonly #onReference = ({ directory }: ReferenceEvent): void => {
    this.reference = directory
  }

  readonly #onShowRun = ({ directory }: ShowRunEvent): void => {
    this.#channel.send({ type: 'show-run', directory })
  }

  readonly #onPicture = ({ picture }: PictureEvent): void => this.#channel.send({ type: 'picture', ...picture })

  readonly #onOptions = ({ options }: OptionsEvent): void => {
    this.#options = options
    this.requestUpdate()
    this.#channel.send({ type: 'view', options })
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'compare-panel': ComparePanel
  }
}
