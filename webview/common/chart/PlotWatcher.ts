/** How far out of sight, in pixels, a plot is still drawn: scrolling does not show it late. */
const margin = 200

/** Watches whether a plot is in sight, so that none is drawn that nobody sees, and its size. */
export class PlotWatcher {
  readonly #sizes: ResizeObserver
  readonly #sights: IntersectionObserver
  #isInSight = true

  /** @param onDue called when the plot has another size, or comes in sight */
  constructor(onDue: () => void) {
    this.#sizes = new ResizeObserver(onDue)
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

  watch(plot: HTMLElement): void {
    this.#sizes.observe(plot)
    this.#sights.observe(plot)
  }

  stop(): void {
    this.#sizes.disconnect()
    this.#sights.disconnect()
    this.#isInSight = true
  }
}
