import { Heights } from './model/Heights'

/** Rows that are drawn above and below those in sight. */
const spare = 6

/** Which rows of a long list are drawn, and where. */
export class RowWindow {
  first = 0
  /** After the last one. */
  end = 0
  heights = new Heights(0, () => 0)

  /** Begins with other rows. */
  reset(length: number, estimate: (row: number) => number): void {
    this.heights = new Heights(length, estimate)
    this.first = 0
    this.end = 0
  }

  /** Pixels above the first row that is drawn. */
  get top(): number {
    return this.heights.startOf(this.first)
  }

  /** @returns whether other rows are drawn than before */
  moveTo(scrollTop: number, height: number): boolean {
    const first = Math.max(0, this.heights.rowAt(scrollTop) - spare)
    const end = Math.min(this.heights.length, this.heights.rowAt(scrollTop + height) + 1 + spare)
    if (first === this.first && end === this.end) return false
    this.first = first
    this.end = end
    return true
  }

  /**
   * Takes the heights of the rows that are drawn.
   *
   * @returns pixels that the rows above a place have grown by: by so many it has moved
   */
  measure(heights: readonly number[], place: number): number {
    const anchor = this.heights.rowAt(place)
    let moved = 0
    heights.forEach((height, index) => {
      const row = this.first + index
      const grown = this.heights.measure(row, height)
      if (row < anchor) moved += grown
    })
    return moved
  }
}
