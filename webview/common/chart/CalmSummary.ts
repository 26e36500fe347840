import type { ChartModel } from './chartModel'
import { isEmpty } from './chartModel'
import { spokenSummary } from './spoken'

/** Milliseconds between two summaries at least: a reader of the screen is not told of each new point. */
const interval = 5000

/**
 * A chart's summary for a screen reader: at once where it is looked at in another way, else soon after the chart changes for the
 * last time, it is of that.
 */
export class CalmSummary {
  readonly #onDue: () => void
  #text = ''
  #time = -Infinity
  #look = ''
  #timer: ReturnType<typeof setTimeout> | null = null

  /** @param onDue called once a summary that was left as it was may be asked for anew */
  constructor(onDue: () => void) {
    this.#onDue = onDue
  }

  /** The summary of the model, or the one before where that was made just now. */
  of(model: ChartModel): string {
    const now = performance.now()
    const look = lookOf(model)
    const isDue = now - this.#time >= interval || look !== this.#look
    if (!isDue) {
      this.#timer ??= setTimeout(() => this.#come(), this.#time + interval - now)
      return this.#text
    }
    this.dispose()
    this.#text = spokenSummary(model)
    this.#time = now
    this.#look = look
    return this.#text
  }

  dispose(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }

  #come(): void {
    this.#timer = null
    // A timer may fire a little early.
    this.#time = -Infinity
    this.#onDue()
  }
}

/** What its user changes: the part of the axis that is shown, and what it counts. */
function lookOf(model: ChartModel): string {
  const { unit, range } = model.axis
  return JSON.stringify([isEmpty(model), unit, range.min, range.max])
}
