import type { Range } from '../../shared/problem'
import type { YamlMistake } from './documentReading'

/** Tells which values mistakes make unreadable, quickly also where every line of a long text is one. */
export class BrokenRanges {
  /** For each mistake the largest end of it and of those before. */
  private readonly ends: readonly number[]

  /** @param mistakes in the order of their starts */
  constructor(private readonly mistakes: readonly YamlMistake[]) {
    let largest = 0
    this.ends = mistakes.map(({ range }) => (largest = Math.max(largest, range.end)))
  }

  /** Whether a mistake touches a value; one at the very end of a value is the value's. */
  touches({ start, end }: Range): boolean {
    let low = 0
    let high = this.mistakes.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.mistakes[middle]?.range.start ?? Infinity) <= end) low = middle + 1
      else high = middle
    }
    return start < (this.ends[low - 1] ?? 0)
  }
}
