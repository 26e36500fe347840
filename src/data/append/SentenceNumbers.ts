const pattern = /^(\D*)(\d+)(\D*)$/u

/** The numbers that a table's sentences have, such as `Sentence: 12`, to be gone on with. */
export class SentenceNumbers {
  private last: readonly [before: string, digits: string, after: string] | null = null
  private highest = 0
  private isKnown = true

  learn(cell: string): void {
    if (cell.trim() === '') return
    const [, before = '', digits = '', after = ''] = pattern.exec(cell) ?? []
    if (digits === '') this.isKnown = false
    this.last = [before, digits, after]
    this.highest = Math.max(this.highest, Number(digits))
  }

  /** One that no sentence has; null if how they are numbered is not known. */
  next(): string | null {
    if (!this.isKnown || this.last === null) return null
    const [before, digits, after] = this.last
    this.highest++
    return before + String(this.highest).padStart(digits.length, '0') + after
  }
}
