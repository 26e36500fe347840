/**
 * Heights of the rows of a list, estimated until they are measured: where a row begins and which one is at a place take
 * some steps for each doubling of the list (a Fenwick tree).
 */
export class Heights {
  readonly #heights: Float64Array
  readonly #sums: Float64Array

  /** @param estimate pixels, by row */
  constructor(
    readonly length: number,
    estimate: (row: number) => number,
  ) {
    this.#heights = new Float64Array(length)
    for (let row = 0; row < length; row++) this.#heights[row] = estimate(row)
    this.#sums = new Float64Array(length + 1)
    for (let index = 1; index <= length; index++) {
      this.#sums[index] = this.#sum(index) + (this.#heights[index - 1] ?? 0)
      const parent = index + (index & -index)
      if (parent <= length) this.#sums[parent] = this.#sum(parent) + this.#sum(index)
    }
  }

  /** Of all rows. */
  get total(): number {
    return this.startOf(this.length)
  }

  at(row: number): number {
    return this.#heights[row] ?? 0
  }

  /** Pixels above a row. */
  startOf(row: number): number {
    let start = 0
    for (let index = Math.min(row, this.length); index > 0; index -= index & -index) start += this.#sum(index)
    return start
  }

  /** The row that covers a place, the first or last one for places outside. */
  rowAt(place: number): number {
    let index = 0
    let rest = place
    for (let step = 2 ** Math.floor(Math.log2(Math.max(1, this.length))); step >= 1; step /= 2) {
      const next = index + step
      if (next > this.length || this.#sum(next) > rest) continue
      index = next
      rest -= this.#sum(next)
    }
    return Math.min(index, Math.max(0, this.length - 1))
  }

  /** @returns by how much the row is taller than was thought */
  measure(row: number, height: number): number {
    const difference = height - this.at(row)
    if (difference === 0 || row >= this.length) return 0
    this.#heights[row] = height
    for (let index = row + 1; index <= this.length; index += index & -index)
      this.#sums[index] = this.#sum(index) + difference
    return difference
  }

  #sum(index: number): number {
    return this.#sums[index] ?? 0
  }
}
