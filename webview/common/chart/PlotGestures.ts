import type { Range } from './Decimation'

/** Pixels that a pointer has to be dragged for a selection: less is a click with an unsteady hand. */
const leastDrag = 5
/** How much the extent changes with a pixel of the wheel, as a power of e; a notch is about 100. */
const wheelStrength = 0.0025
/** Pixels of a line of text, in which some wheels count. */
const lineHeight = 16

/** What a user may do to a plot with a pointer; pixels are from the left of the plot. */
interface PlotActions {
  /** A part is being selected; null: no more. */
  onSelecting(pixels: Range | null): void
  onSelected(pixels: Range): void
  /** @param pixels that what is seen moves along the axis; to the right if positive */
  onPan(pixels: number): void
  /** @param factor of the extent */
  onZoom(factor: number, pixel: number): void
  /** Whether there is anything to zoom into that way; else the page scrolls. */
  canZoom(factor: number): boolean
}

/**
 * Dragging selects a part of the axis; with Shift, or the middle button, it moves along the axis. The wheel zooms if the
 * plot has the focus or Ctrl or Cmd is held (as it is for pinches), sideways it moves; else it scrolls the page, which
 * a chart that is scrolled past must not stop.
 */
export class PlotGestures {
  readonly #plot: HTMLElement
  readonly #actions: PlotActions
  #drag: { readonly kind: 'select' | 'pan'; readonly pointer: number; readonly from: number; last: number } | null =
    null

  constructor(plot: HTMLElement, actions: PlotActions) {
    this.#plot = plot
    this.#actions = actions
    plot.addEventListener('pointerdown', this.#onDown)
    plot.addEventListener('pointermove', this.#onMove)
    plot.addEventListener('pointerup', this.#onUp)
    plot.addEventListener('pointercancel', this.#onCancel)
    plot.addEventListener('mousedown', preventScrolling)
    plot.addEventListener('wheel', this.#onWheel, { passive: false })
  }

  /** Whether the pointer is selecting or moving. */
  get isActive(): boolean {
    return this.#drag !== null
  }

  /** Forgets a selection that is being made. */
  cancel(): void {
    this.#drag = null
    this.#actions.onSelecting(null)
  }

  dispose(): void {
    const plot = this.#plot
    plot.removeEventListener('pointerdown', this.#onDown)
    plot.removeEventListener('pointermove', this.#onMove)
    plot.removeEventListener('pointerup', this.#onUp)
    plot.removeEventListener('pointercancel', this.#onCancel)
    plot.removeEventListener('mousedown', preventScrolling)
    plot.removeEventListener('wheel', this.#onWheel)
  }

  readonly #onDown = (event: PointerEvent): void => {
    // Fingers scroll the page.
    if (event.pointerType === 'touch' || event.button > 1) return
    const kind = event.button === 1 || event.shiftKey ? 'pan' : 'select'
    const from = this.#pixelOf(event)
    this.#drag = { kind, pointer: event.pointerId, from, last: from }
    this.#plot.setPointerCapture(event.pointerId)
  }

  readonly #onMove = (event: PointerEvent): void => {
    const drag = this.#drag
    if (drag?.pointer !== event.pointerId) return
    const pixel = this.#pixelOf(event)
    if (drag.kind === 'select') this.#actions.onSelecting(selectionOf(drag.from, pixel))
    else if (pixel !== drag.last) this.#actions.onPan(drag.last - pixel)
    drag.last = pixel
  }

  readonly #onUp = (event: PointerEvent): void => {
    const drag = this.#drag
    if (drag?.pointer !== event.pointerId) return
    this.cancel()
    const pixels = drag.kind === 'select' ? selectionOf(drag.from, this.#pixelOf(event)) : null
    if (pixels !== null) this.#actions.onSelected(pixels)
  }

  readonly #onCancel = (): void => this.cancel()

  readonly #onWheel = (event: WheelEvent): void => {
    const root = this.#plot.getRootNode()
    const hasFocus = root instanceof ShadowRoot && root.activeElement === this.#plot
    if (!hasFocus && !event.ctrlKey && !event.metaKey) return
    const scale = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? lineHeight : 1
    const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY)
    const factor = Math.exp(event.deltaY * scale * wheelStrength)
    if (!isSideways && !this.#actions.canZoom(factor)) return
    event.preventDefault()
    if (isSideways) this.#actions.onPan(event.deltaX * scale)
    else this.#actions.onZoom(factor, this.#pixelOf(event))
  }

  #pixelOf({ clientX }: MouseEvent): number {
    return clientX - this.#plot.getBoundingClientRect().left
  }
}

function selectionOf(from: number, to: number): Range | null {
  return Math.abs(to - from) < leastDrag ? null : { min: Math.min(from, to), max: Math.max(from, to) }
}

/** The middle button would begin to scroll the page. */
function preventScrolling(event: MouseEvent): void {
  if (event.button === 1) event.preventDefault()
}
