import { t } from '@vscode/l10n'
import type { PropertyValues, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { count } from '../../../src/shared/text/numbers'
import { baseStyles } from '../baseStyles'
import { theme } from '../theme'
import { CalmSummary } from './CalmSummary'
import { ChartCanvas } from './ChartCanvas'
import type { ChartModel } from './chartModel'
import { isEmpty } from './chartModel'
import { nearestStep, valuesAt } from './cursor'
import { legend } from './legend'
import { lineChartStyles } from './lineChartStyles'
import { spokenPoint } from './spoken'
import { stepForKey } from './walk'

/** The user points at a step in one chart; the others may show it too. */
export class CursorEvent extends Event {
  static readonly type = 'chart-cursor'

  constructor(readonly step: number | null) {
    super(CursorEvent.type, { bubbles: true, composed: true })
  }
}

/** A line chart by step: of few or of a million points, with a legend that has the latest values. */
@customElement('line-chart')
export class LineChart extends LitElement {
  static override readonly styles = [baseStyles, lineChartStyles]

  @property({ attribute: false }) accessor model: ChartModel | null = null
  /** The step that values are shown of; null: none. Its owner sets it when told by a `CursorEvent`. */
  @property({ attribute: false }) accessor cursorStep: number | null = null
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
    const step = this.cursorStep
    if (step === null) return nothing
    return html`<div class="crosshair"></div>
      <div class="tooltip figures">
        <span class="quiet">${t('step {0}', count(step))}</span>
        <span></span>
        ${valuesAt(model.series, step).map(
          (each) =>
            html`<span>${each.series.name}</span>
              <span class="number"
                >${model.format.value(each.value)}${
                  each.step === step ? nothing : html` <span class="quiet">${t('at {0}', count(each.step))}</span>`
                }</span
              >`,
        )}
      </div>`
  }

  /** Only now are the sizes known; styles are set as properties, since the page's policy forbids them as text. */
  #placeCursor(): void {
    if (this.cursorStep === null || this.#canvas === null) return
    const crosshair = this.renderRoot.querySelector<HTMLElement>('.crosshair')
    const tooltip = this.renderRoot.querySelector<HTMLElement>('.tooltip')
    if (crosshair === null || tooltip === null || this.plot === null) return
    const x = this.#canvas.pixelOf(this.cursorStep)
    const isRight = x > this.plot.clientWidth / 2
    crosshair.style.transform = `translateX(${x}px)`
    tooltip.style.transform = `translateX(${isRight ? x - tooltip.offsetWidth - 10 : x + 10}px)`
  }

  readonly #onPointer = (event: PointerEvent): void => {
    if (this.model === null || this.#canvas === null || this.plot === null) return
    const place = this.#canvas.stepAt(event.clientX - this.plot.getBoundingClientRect().left)
    this.#point(nearestStep(this.model.series, place))
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (this.model === null || event.altKey || event.ctrlKey || event.metaKey) return
    const step = stepForKey(event.key, this.model, this.cursorStep)
    if (step === undefined) return
    event.preventDefault()
    this.spoken = step === null ? '' : spokenPoint(this.model, step)
    this.#point(step)
  }

  #point(step: number | null): void {
    if (step !== this.cursorStep) this.dispatchEvent(new CursorEvent(step))
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'line-chart': LineChart
  }
}
