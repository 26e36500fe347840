import { t } from '@vscode/l10n'
import type { PropertyValues, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { baseStyles } from '../baseStyles'
import { theme } from '../theme'
import { axisUnits } from './axisUnits'
import { CursorEvent } from './chartEvents'
import { CalmSummary } from './CalmSummary'
import { ChartCanvas } from './ChartCanvas'
import type { ChartModel } from './chartModel'
import { isEmpty, shownSeries } from './chartModel'
import type { Range } from './Decimation'
import { nearestX, valuesAt } from './cursor'
import { legend } from './legend'
import { lineChartStyles } from './lineChartStyles'
import { spokenPoint } from './spoken'
import { placeForKey, walked } from './walk'

/** A line chart: of few or of a million points, with a legend that has the latest values. */
@customElement('line-chart')
export class LineChart extends LitElement {
  static override readonly styles = [baseStyles, lineChartStyles]

  @property({ attribute: false }) accessor model: ChartModel | null = null
  /** The place on the axis that values are shown of; null: none. Its owner sets it when told by a `CursorEvent`. */
  @property({ attribute: false }) accessor cursor: number | null = null
  /** The part of the axis that is shown; null: all of it. Its owner sets it when told by a `ViewEvent`. */
  @property({ attribute: false }) accessor view: Range | null = null
  @state() private accessor spoken = ''
  @query('.plot') private accessor plot!: HTMLElement | null
  @query('canvas') private accessor surface!: HTMLCanvasElement | null

  #canvas: ChartCanvas | null = null
  readonly #summary = new CalmSummary(() => this.requestUpdate())
  #stopFollowingTheme: () => void = () => undefined
  readonly #sizes = new ResizeObserver(() => this.#draw())

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopFollowingTheme = theme.onDidChange(() => this.#draw())
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopFollowingTheme()
    this.#sizes.disconnect()
    this.#summary.dispose()
    this.#canvas?.dispose()
    this.#canvas = null
  }

  override render(): TemplateResult | typeof nothing {
    const { model } = this
    if (model === null) return nothing
    const hasPoints = !isEmpty(model)
    return html`<figure>
      <figcaption>
        <h2>${model.title}</h2>
        ${hasPoints ? legend(model) : nothing}
      </figcaption>
      <div
        class=${hasPoints ? 'plot' : 'plot empty'}
        tabindex="0"
        role="img"
        aria-roledescription=${t('line chart')}
        aria-label=${this.#summary.of(model)}
        @pointermove=${this.#onPointer}
        @pointerleave=${() => this.#point(null)}
        @keydown=${this.#onKey}
        @blur=${() => this.#point(null)}
      >
        <canvas></canvas>
        ${hasPoints ? this.#cursorTemplate(model) : html`<p class="quiet">${model.emptyText}</p>`}
      </div>
      <p class="unseen" aria-live="polite">${this.spoken}</p>
    </figure>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#canvas === null) this.#open()
    else if (changed.has('model')) this.#draw()
    this.#placeCursor()
  }

  #open(): void {
    if (this.surface === null || this.plot === null) return
    this.#canvas = new ChartCanvas(this.surface)
    this.#sizes.observe(this.plot)
    this.#draw()
  }

  #draw(): void {
    if (this.#canvas === null || this.model === null || this.plot === null) return
    const { clientWidth, clientHeight } = this.plot
    if (clientWidth === 0 || clientHeight === 0) return
    this.#canvas.draw(this.model, theme.current, clientWidth, clientHeight)
    this.#placeCursor()
  }

  #cursorTemplate(model: ChartModel): TemplateResult | typeof nothing {
    const x = this.cursor
    if (x === null) return nothing
    const unit = axisUnits[model.axis.unit]
    return html`<div class="crosshair"></div>
      <div class="tooltip figures">
        <span class="quiet">${unit.at(x)}</span>
        <span></span>
        ${valuesAt(shownSeries(model), x).map(
          (each) =>
            html`<span>${each.series.name}</span>
              <span class="number"
                >${model.format.value(each.value)}${
                  each.x === x ? nothing : html` <span class="quiet">${t('at {0}', unit.value(each.x))}</span>`
                }</span
              >`,
        )}
      </div>`
  }

  /** Only now are the sizes known; styles are set as properties, since the page's policy forbids them as text. */
  #placeCursor(): void {
    if (this.cursor === null || this.#canvas === null) return
    const crosshair = this.renderRoot.querySelector<HTMLElement>('.crosshair')
    const tooltip = this.renderRoot.querySelector<HTMLElement>('.tooltip')
    if (crosshair === null || tooltip === null || this.plot === null) return
    const x = this.#canvas.pixelOf(this.cursor)
    const isRight = x > this.plot.clientWidth / 2
    crosshair.style.transform = `translateX(${x}px)`
    tooltip.style.transform = `translateX(${isRight ? x - tooltip.offsetWidth - 10 : x + 10}px)`
  }

  readonly #onPointer = (event: PointerEvent): void => {
    if (this.model === null || this.#canvas === null || this.plot === null) return
    const place = this.#canvas.placeAt(event.clientX - this.plot.getBoundingClientRect().left)
    this.#point(nearestX(walked(this.model), place))
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.model === null || event.altKey || event.ctrlKey || event.metaKey) return
    const x = placeForKey(event.key, this.model, this.cursor)
    if (x === undefined) return
    event.preventDefault()
    this.spoken = x === null ? '' : spokenPoint(this.model, x)
    this.#point(x)
  }

  #point(x: number | null): void {
    if (x !== this.cursor) this.dispatchEvent(new CursorEvent(x))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-chart': LineChart
  }
}
