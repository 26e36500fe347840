import { t } from '@vscode/l10n'
import type { TemplateResult } from 'lit'
import { html, LitElement } from 'lit'
import { customElement, property, state } from 'lit/decorators.js'
import { repeat } from 'lit/directives/repeat.js'
import type { ViewOptions } from '../../src/shared/protocol/dashboard'
import { defaultViewOptions } from '../../src/shared/protocol/dashboard'
import { baseStyles } from '../common/baseStyles'
import type { CursorEvent, ToggleEvent, ViewEvent } from '../common/chart/chartEvents'
import type { ChartModel } from '../common/chart/chartModel'
import type { Range } from '../common/chart/Decimation'
import '../common/chart/LineChart'
import './ChartControls'
import { availableCharts, isShown } from './charts/availableCharts'
import { axisOf } from './charts/axisRange'
import { buildChart } from './charts/buildChart'
import type { ChartedRun } from './charts/chartedRun'
import type { ChartSpec } from './charts/chartSpec'
import { dashboardChartsStyles } from './dashboardChartsStyles'
import { OptionsEvent } from './OptionsEvent'

/** The charts of one run or of several, which share their axis, the part of it that is shown, and the cursor. */
@customElement('dashboard-charts')
export class DashboardCharts extends LitElement {
  static override readonly styles = [baseStyles, dashboardChartsStyles]

  /** Another list whenever something of a run is new. */
  @property({ attribute: false }) accessor runs: readonly ChartedRun[] = []
  @property({ attribute: false }) accessor options: ViewOptions = defaultViewOptions
  @state() private accessor cursor: number | null = null
  @state() private accessor view: Range | null = null

  /** Made anew when there is something new, not when the cursor moves: drawing follows them. */
  #available: readonly ChartSpec[] = []
  #models: readonly (readonly [id: string, model: ChartModel])[] = []

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('runs') && !changed.has('options')) return
    const before = changed.get('options') as ViewOptions | undefined
    // Places on another axis are others.
    if (before !== undefined && before.axis !== this.options.axis) this.#leave()
    const axis = axisOf(this.runs, this.options.axis)
    this.#available = availableCharts(this.runs)
    this.#models = this.#available
      .filter((spec) => isShown(spec, this.options))
      .map((spec) => [spec.id, buildChart(spec, this.runs, axis, this.options)] as const)
  }

  override render(): TemplateResult {
    return html`<section aria-label=${t('Charts')} @chart-view=${this.#onView}>
      <chart-controls
        .options=${this.options}
        .charts=${this.#available}
        .isZoomed=${this.view !== null}
      ></chart-controls>
      <div class="charts" @chart-cursor=${this.#onCursor}>
        ${repeat(
          this.#models,
          ([id]) => id,
          ([id, model]) => this.#chart(id, model),
        )}
      </div>
    </section>`
  }

  #chart(id: string, model: ChartModel): TemplateResult {
    const onToggle = ({ seriesId, isShown: isWanted }: ToggleEvent): void => this.#toggle(`${id}/${seriesId}`, isWanted)
    return html`<line-chart
      .model=${model}
      .cursor=${this.cursor}
      .view=${this.view}
      @chart-toggle=${onToggle}
    ></line-chart>`
  }

  #toggle(line: string, isWanted: boolean): void {
    const others = this.options.hiddenLines.filter((each) => each !== line)
    const hiddenLines = isWanted ? others : [...others, line]
    this.dispatchEvent(new OptionsEvent({ ...this.options, hiddenLines }))
  }

  #leave(): void {
    this.cursor = null
    this.view = null
  }

  readonly #onCursor = ({ x }: CursorEvent): void => {
    this.cursor = x
  }

  readonly #onView = ({ range }: ViewEvent): void => {
    this.view = range
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'dashboard-charts': DashboardCharts
  }
}
