import type { Extrema } from './ExtremaIndex'
import { ExtremaIndex } from './ExtremaIndex'
import { GrowingColumn } from '../../../src/shared/columns/GrowingColumn'

/**
 * Values by step, in the order of the steps (one may occur twice). A value that is not finite is a gap in the line.
 * Points are only ever added: what takes points back begins a new curve.
 */
export class Curve {
  readonly #index = new ExtremaIndex()

  constructor(
    readonly steps = new GrowingColumn(),
    readonly values = new GrowingColumn(),
  ) {}

  get length(): number {
    return this.values.length
  }

  /** Extremes of the points from index `begin` to before `end`. */
  extrema(begin: number, end: number): Extrema {
    const { values } = this.values
    this.#index.update(values)
    return this.#index.extrema(values, begin, end)
  }

  /** Index of the first gap among the points from index `begin` to before `end`, or -1. */
  firstGap(begin: number, end: number): number {
    const { values } = this.values
    this.#index.update(values)
    return this.#index.firstGap(values, begin, end)
  }

  /** Index of the first point at `step` or after it, looked for from index `from` on. */
  firstFrom(step: number, from = 0): number {
    return this.steps.lowerBound(step, from, this.length)
  }
}
