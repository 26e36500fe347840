/** Numbers that are added at the end, and taken back from there. Memory is at most a quarter more than the numbers take. */
export class GrowingColumn {
  #values: Float64Array = new Float64Array(0)
  #length = 0

  get length(): number {
    return this.#length
  }

  /** The numbers; valid until the next `append`. */
  get values(): Float64Array {
    return this.#values.subarray(0, this.#length)
  }

  /** NaN where there is none. */
  at(index: number): number {
    return index < this.#length ? (this.#values[index] ?? NaN) : NaN
  }

  /** An array of this kind given to an empty column becomes its own: a million numbers need not be copied. */
  append(values: ArrayLike<number>): void {
    if (this.#values.length === 0 && values instanceof Float64Array) {
      this.#values = values
      this.#length = values.length
      return
    }
    this.#grow(this.#length + values.length)
    this.#values.set(values, this.#length)
    this.#length += values.length
  }

  /** Appends NaN until there are so many. */
  fillUpTo(length: number): void {
    if (length <= this.#length) return
    this.#grow(length)
    this.#values.fill(NaN, this.#length, length)
    this.#length = length
  }

  /** Takes back all numbers from index `length` on. */
  cutTo(length: number): void {
    this.#length = Math.min(this.#length, length)
  }

  push(value: number): void {
    this.#grow(this.#length + 1)
    this.#values[this.#length++] = value
  }

  /** The first index from which on all numbers are at least `bound`; the numbers have to be in ascending order. */
  lowerBound(bound: number, from = 0, to = this.#length): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#values[middle] ?? NaN) < bound) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The first index from which on all numbers are greater than `bound`; the numbers have to be in ascending order. */
  upperBound(bound: number, from = 0, to = this.#length): number {
    let low = from
    let high = to
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#values[middle] ?? NaN) <= bound) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Makes room for so many numbers in all: then none of them is copied as the column grows. */
  reserve(length: number): void {
    if (length <= this.#values.length) return
    // A quarter more at least, so that growing by and by copies each number a few times only.
    const values = new Float64Array(Math.max(length, Math.ceil(this.#values.length * 1.25)))
    values.set(this.values)
    this.#values = values
  }

  #grow(length: number): void {
    if (length > this.#values.length) this.reserve(Math.max(length, 64))
  }
}
