/** How far out of sight, in pixels, a plot is still drawn: scrolling does not show it late. */
const margin = 200

/** Watches whether a plot is in sight, so that none is drawn that nobody sees, and its size. */
export class PlotWatcher {
  readonly #sizes: ResizeObserver
  readonly #sights: IntersectionObserver
  #isInSight = true
  #size = { width: 0, height: 0 }

  /** @param onDue called when the plot has another size, or comes in sight */
  constructor(onDue: () => void) {
    this.#sizes = new ResizeObserver((entries) => {
      const box = entries.at(-1)?.borderBoxSize[0]
      this.#size = { width: Math.round(box?.inlineSize ?? 0), height: Math.round(box?.blockSize ?? 0) }
      onDue()
    })
    this.#sights = new IntersectionObserver(
      (entries) => {
        const wasInSight = this.#isInSight
        this.#isInSight = entries.at(-1)?.isIntersecting ?? true
        if (this.#isInSight && !wasInSight) onDue()
      },
      { rootMargin: `${margin}px` },
    )
  }

  get isInSight(): boolean {
    return this.#isInSight
  }

  /**
   * In pixels, as it was laid out for the last frame; 0 before. Asked of the plot itself, it would be laid out at once,
   * with all that has changed around it: for each of the charts of a page, a third of what drawing them takes.
   */
  get size(): { readonly width: number; readonly height: number } {
    return this.#size
  }

  watch(plot: HTMLElement): void {
    this.#sizes.observe(plot)
    this.#sights.observe(plot)
  }

  stop(): void {
    this.#sizes.disconnect()
    this.#sights.disconnect()
    this.#isInSight = true
    this.#size = { width: 0, height: 0 }
  }
}
