import { GrowingColumn } from '../../../src/shared/columns/GrowingColumn'

/** Values that follow from others one by one. */
export interface DerivedColumn {
  readonly values: GrowingColumn
  /** Takes in what was appended to the source since the last call. */
  update(source: GrowingColumn): void
}

/**
 * Exponential moving average without the bias to its start: after n numbers `y` with the weight `w` of the past,
 *
 *     sum = w · sum + (1 − w) · y        value = sum / (1 − wⁿ)
 *
 * which is what TensorBoard draws (`resmoothDataset` of its `vz_line_chart2/line-chart.ts`), and the bias correction of
 * Adam (Kingma and Ba 2015, section 3). A gap stays one, and the average goes on behind it.
 */
export class Smoothing implements DerivedColumn {
  readonly values = new GrowingColumn()
  #sum = 0
  /** wⁿ */
  #remainder = 1

  constructor(readonly weight: number) {}

  update(source: GrowingColumn): void {
    const from = this.values.length
    if (from === source.length) return
    const { weight } = this
    this.values.append(
      source.values.subarray(from).map((value) => {
        if (!Number.isFinite(value)) return NaN
        this.#sum = weight * this.#sum + (1 - weight) * value
        this.#remainder *= weight
        return this.#sum / (1 - this.#remainder)
      }),
    )
  }
}

/** Values above 0, and gaps for all others. */
export class Positive implements DerivedColumn {
  readonly values = new GrowingColumn()

  update(source: GrowingColumn): void {
    const from = this.values.length
    if (from < source.length) this.values.append(source.values.subarray(from).map((value) => (value > 0 ? value : NaN)))
  }
}
