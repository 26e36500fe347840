import { t } from '@vscode/l10n'
import type { PropertyValues, TemplateResult } from 'lit'
import { html, LitElement, nothing } from 'lit'
import { customElement, property, query, state } from 'lit/decorators.js'
import { baseStyles } from '../baseStyles'
import { paperTheme } from '../theme'
import { theme } from '../themeWatcher'
import type { ValueExtent } from './axes'
import { valueExtent } from './axes'
import { CalmSummary } from './CalmSummary'
import { caption } from './caption'
import { ChartCanvas } from './ChartCanvas'
import { imageSize } from './chartImage'
import { chartPng } from './chartPng'
import { chartSvg } from './chartSvg'
import { CursorEvent, PictureEvent, ToggleEvent, ViewEvent } from './chartEvents'
import { viewForKey } from './chartKeys'
import type { ChartModel, ChartSeries } from './chartModel'
import { isEmpty } from './chartModel'
import './ChartTable'
import { nearestLine, nearestX } from './cursor'
import type { Range } from './Decimation'
import { lineChartStyles } from './lineChartStyles'
import { placeCursor, placeSelection } from './overlay'
import { PlotGestures } from './PlotGestures'
import { PlotWatcher } from './PlotWatcher'
import { keysText, spokenPoint } from './spoken'
import { tooltip } from './tooltip'
import { following, inView, panned, selected, zoomed } from './view'
import { placeForKey, walked } from './walk'

/**
 * A line chart: of few or of a million points, with a legend that has the latest values. What is pointed at, what is
 * seen of the axis and which series are shown is its owner's: it tells of what the user wants by the events of
 * `chartEvents.ts`, and shows what its properties and the model then say.
 */
@customElement('line-chart')
export class LineChart extends LitElement {
  static override readonly styles = [baseStyles, lineChartStyles]

  @property({ attribute: false }) accessor model: ChartModel | null = null
  /** The place on the axis that values are shown of; null: none. Its owner sets it when told by a `CursorEvent`. */
  @property({ attribute: false }) accessor cursor: number | null = null
  /** The part of the axis that is shown; null: all of it. Its owner sets it when told by a `ViewEvent`. */
  @property({ attribute: false }) accessor view: Range | null = null
  @state() private accessor spoken = ''
  @state() private accessor nearestId: string | null = null
  /** Pixels of the part that is being selected. */
  @state() private accessor selecting: Range | null = null
  /** What the table is of, as it was when it was opened. */
  @state() private accessor tabled: ChartModel | null = null
  @query('.plot') private accessor plot!: HTMLElement | null
  @query('canvas') private accessor surface!: HTMLCanvasElement | null

  /** The model with the part of the axis that is shown, and the values there. */
  #shown: ChartModel | null = null
  #extent: ValueExtent | null = null
  #canvas: ChartCanvas | null = null
  #gestures: PlotGestures | null = null
  readonly #summary = new CalmSummary(() => this.requestUpdate())
  #stopFollowingTheme: () => void = () => undefined
  readonly #watcher = new PlotWatcher(() => this.#draw())

  override connectedCallback(): void {
    super.connectedCallback()
    this.#stopFollowingTheme = theme.onDidChange(() => {
      this.requestUpdate()
      this.#draw()
    })
    if (this.hasUpdated) this.#open()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#stopFollowingTheme()
    this.#watcher.stop()
    this.#summary.dispose()
    this.#gestures?.dispose()
    this.#canvas = null
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('model') && !changed.has('view')) return
    this.#shown = this.model === null ? null : inView(this.model, this.view)
    this.#extent = this.#shown === null ? null : valueExtent(this.#shown)
  }

  override render(): TemplateResult | typeof nothing {
    const model = this.#shown
    if (model === null) return nothing
    const hasPoints = !isEmpty(model)
    return html`<figure>
      <figcaption>
        ${caption({
          model,
          extent: this.#extent,
          theme: theme.current,
          isZoomed: this.view !== null,
          onToggle: this.#onToggle,
          onReset: () => this.#see(null),
          onTable: () => (this.tabled = model),
          onPicture: () => void this.#takePicture(),
        })}
      </figcaption>
      <div
        class=${hasPoints ? 'plot' : 'plot empty'}
        tabindex="0"
        role="img"
        aria-roledescription=${t('line chart')}
        aria-label=${this.#summary.of(model)}
        aria-describedby="keys"
        @pointermove=${this.#onPointer}
        @pointerleave=${() => this.#point(null)}
        @dblclick=${() => this.#see(null)}
        @keydown=${this.#onKey}
        @blur=${() => this.#point(null)}
      >
        <canvas></canvas>
        ${hasPoints ? this.#pointed(model) : html`<p class="quiet">${model.emptyText}</p>`}
      </div>
      <p class="unseen" id="keys">${keysText()}</p>
      <p class="unseen" aria-live="polite">${this.spoken}</p>
      ${
        this.tabled === null
          ? nothing
          : html`<chart-table .model=${this.tabled} @close=${() => (this.tabled = null)}></chart-table>`
      }
    </figure>`
  }

  override updated(changed: PropertyValues<this>): void {
    if (this.#canvas === null) this.#open()
    else if (changed.has('model') || changed.has('view')) this.#draw()
    this.#placeOverlay()
  }

  #pointed(model: ChartModel): TemplateResult {
    return html`${this.selecting === null ? nothing : html`<div class="selection"></div>`}
    ${
      this.cursor === null
        ? nothing
        : html`<div class="crosshair"></div>
            ${tooltip(model, theme.current, this.cursor, this.nearestId)}`
    }`
  }

  #open(): void {
    if (this.surface === null || this.plot === null) return
    const canvas = new ChartCanvas(this.surface)
    this.#canvas = canvas
    this.#gestures = new PlotGestures(this.plot, {
      onSelecting: (pixels) => (this.selecting = pixels),
      onSelected: ({ min, max }) => this.#change((model) => selected(model, canvas.placeAt(min), canvas.placeAt(max))),
      onPan: (pixels) => this.#change((model) => panned(model, this.view, canvas.shareOf(pixels))),
      onZoom: (factor, pixel) => this.#change((model) => zoomed(model, this.view, factor, canvas.placeAt(pixel))),
      canZoom: (factor) => this.view !== null || factor < 1,
    })
    this.#watcher.watch(this.plot)
    this.#draw()
  }

  #draw(): void {
    const { isInSight, size } = this.#watcher
    if (this.#canvas === null || this.#shown === null || !isInSight || size.width === 0 || size.height === 0) return
    const drawing = { model: this.#shown, extent: this.#extent, theme: theme.current }
    this.#canvas.draw(drawing, size.width, size.height)
    this.#placeOverlay()
  }

  #placeOverlay(): void {
    if (this.plot === null || this.#shown === null) return
    if (this.selecting !== null) placeSelection(this.plot, this.selecting)
    if (this.cursor === null || this.#canvas === null) return
    const { min, max } = this.#shown.axis.range
    const isSeen = this.cursor >= min && this.cursor <= max
    placeCursor(this.plot, isSeen ? this.#canvas.pixelOf(this.cursor) : null)
  }

  readonly #onPointer = ({ clientX, clientY }: PointerEvent): void => {
    const canvas = this.#canvas
    if (this.#shown === null || canvas === null || this.plot === null) return
    const { left, top } = this.plot.getBoundingClientRect()
    const series = walked(this.#shown)
    const x = nearestX(series, canvas.placeAt(clientX - left))
    const distanceTo = (value: number): number => Math.abs(canvas.pixelOfValue(value) - (clientY - top))
    this.nearestId = x === null ? null : nearestLine(series, x, distanceTo)
    this.#point(x)
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { model } = this
    if (model === null || event.altKey || event.ctrlKey || event.metaKey) return
    const view = viewForKey(event, model, this.view, this.cursor)
    if (view !== undefined) this.#see(view)
    else if (event.key.toLowerCase() === 't' && !isEmpty(model)) this.tabled = this.#shown
    else if (event.key.toLowerCase() === 'p' && !isEmpty(model)) void this.#takePicture()
    else if (!this.#walk(event.key, model)) return
    event.preventDefault()
  }

  /** @returns whether the key was one for it */
  #walk(key: string, model: ChartModel): boolean {
    if (key === 'Escape' && this.#gestures?.isActive === true) {
      this.#gestures.cancel()
      return true
    }
    const x = placeForKey(key, this.#shown ?? model, this.cursor)
    if (x === undefined) return false
    this.spoken = x === null ? '' : spokenPoint(model, x)
    this.nearestId = null
    if (x !== null) this.#see(following(model, this.view, x))
    this.#point(x)
    return true
  }

  readonly #onToggle = ({ id, isShown }: ChartSeries): void => {
    this.dispatchEvent(new ToggleEvent(id, !isShown))
  }

  /** As it is seen, but larger and dark on white, as papers and slides are. */
  async #takePicture(): Promise<void> {
    const model = this.#shown
    if (model === null) return
    const { title } = model
    const png = await chartPng(model, paperTheme, imageSize)
    this.dispatchEvent(new PictureEvent({ title, svg: chartSvg(model, paperTheme, imageSize), png }))
  }

  #change(viewOf: (model: ChartModel) => Range | null): void {
    if (this.model !== null) this.#see(viewOf(this.model))
  }

  #see(range: Range | null): void {
    const { view } = this
    if (range?.min !== view?.min || range?.max !== view?.max) this.dispatchEvent(new ViewEvent(range))
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
