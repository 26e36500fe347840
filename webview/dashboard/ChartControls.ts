import { t } from '@vscode/l10n'
import '@vscode-elements/elements/dist/vscode-icon/index.js'
import type { TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property } from 'lit/decorators.js'
import type { AxisName, ViewOptions } from '../../src/shared/protocol/dashboard'
import { axisNames, defaultViewOptions } from '../../src/shared/protocol/dashboard'
import { baseStyles } from '../common/baseStyles'
import { ViewEvent } from '../common/chart/chartEvents'
import { chartControlsStyles } from './chartControlsStyles'
import { isShown, withChart } from './charts/availableCharts'
import type { ChartSpec } from './charts/chartSpec'
import { OptionsEvent } from './OptionsEvent'

/** How the charts are looked at: axis, smoothing, scale, and which of them there are. */
@customElement('chart-controls')
export class ChartControls extends LitElement {
  static override readonly styles = [baseStyles, chartControlsStyles]

  @property({ attribute: false }) accessor options: ViewOptions = defaultViewOptions
  @property({ attribute: false }) accessor charts: readonly ChartSpec[] = []
  /** Whether only a part of the axis is shown. */
  @property({ attribute: false }) accessor isZoomed = false

  override render(): TemplateResult {
    const { smoothing, isLog, hidesOutliers } = this.options
    return html`<div class="controls" role="toolbar" aria-label=${t('How the charts are drawn')}>
      <label
        >${t('Axis')}
        <select @change=${this.#onAxis}>
          ${axisNames.map((name) => this.#axisOption(name))}
        </select></label
      >
      <label title=${t('A moving average in front of the values, which stay faintly behind it')}>
        ${t('Smoothing')}
        <input type="range" min="0" max="0.99" step="0.01" .value=${String(smoothing)} @input=${this.#onSmoothing} />
        <span class="figures">${smoothing.toFixed(2)}</span>
      </label>
      ${this.#toggle(t('Log scale'), isLog, (wanted) => ({ isLog: wanted }))}
      ${this.#toggle(t('Without outliers'), hidesOutliers, (wanted) => ({ hidesOutliers: wanted }))}
      <details class="menu" @keydown=${closeOnEscape}>
        <summary>${t('Charts')} <vscode-icon name="chevron-down"></vscode-icon></summary>
        <fieldset>
          <legend class="unseen">${t('Charts that are shown')}</legend>
          ${this.charts.map((spec) => this.#chartToggle(spec))}
        </fieldset>
      </details>
      ${this.isZoomed ? html`<button class="link" @click=${this.#onReset}>${t('Show all')}</button>` : nothing}
    </div>`
  }

  #axisOption(name: AxisName): TemplateResult {
    return html`<option value=${name} ?selected=${this.options.axis === name}>${axisText(name)}</option>`
  }

  #toggle(label: string, isOn: boolean, change: (wanted: boolean) => Partial<ViewOptions>): TemplateResult {
    const onChange = (event: Event): void => this.#change(change((event.target as HTMLInputElement).checked))
    return html`<label><input type="checkbox" .checked=${isOn} @change=${onChange} /> ${label}</label>`
  }

  #chartToggle(spec: ChartSpec): TemplateResult {
    return this.#toggle(spec.title, isShown(spec, this.options), (wanted) => withChart(this.options, spec, wanted))
  }

  #change(changes: Partial<ViewOptions>): void {
    this.dispatchEvent(new OptionsEvent({ ...this.options, ...changes }))
  }

  readonly #onAxis = (event: Event): void => {
    const axis = axisNames.find((name) => name === (event.target as HTMLSelectElement).value)
    if (axis !== undefined) this.#change({ axis })
  }

  readonly #onSmoothing = (event: Event): void => {
    this.#change({ smoothing: Number((event.target as HTMLInputElement).value) })
  }

  readonly #onReset = (): void => {
    this.dispatchEvent(new ViewEvent(null))
  }
}

function axisText(name: AxisName): string {
  switch (name) {
    case 'step':
      return t('steps')
    case 'epoch':
      return t('epochs')
    case 'time':
      return t('time')
  }
}

function closeOnEscape(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement
  if (event.key !== 'Escape' || !menu.open) return
  event.stopPropagation()
  menu.open = false
  menu.querySelector('summary')?.focus()
}

declare global {
  interface HTMLElementTagNameMap {
    'chart-controls': ChartControls
  }
}
