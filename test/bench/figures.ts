/** Times of one kind, in milliseconds. */
export class Figures {
  private readonly sorted: readonly number[]

  constructor(values: readonly number[]) {
    this.sorted = [...values].sort((one, other) => one - other)
  }

  get median(): number {
    return this.at(0.5)
  }

  get p95(): number {
    return this.at(0.95)
  }

  get largest(): number {
    return this.at(1)
  }

  /** The value below which that share of all lies. */
  private at(share: number): number {
    const index = Math.ceil(share * this.sorted.length) - 1
    return this.sorted[Math.max(0, index)] ?? NaN
  }
}
