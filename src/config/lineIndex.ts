/** Finds the line and column of an offset. Both count from 1, columns in UTF-16 units, as editors count. */
export class LineIndex {
  private readonly starts: number[] = [0]
  private readonly hasByteOrderMark: boolean

  constructor(text: string) {
    for (const { index, 0: lineBreak } of text.matchAll(/\r\n|\n|\r/g)) this.starts.push(index + lineBreak.length)
    this.hasByteOrderMark = text.startsWith('\uFEFF')
  }

  placeAt(offset: number): { readonly line: number; readonly column: number } {
    const line = this.lineAt(offset)
    const column = offset - (this.starts[line - 1] ?? 0) + 1
    // Editors hide the byte-order mark: the first visible character is in column 1.
    return { line, column: line === 1 && this.hasByteOrderMark ? Math.max(1, column - 1) : column }
  }

  private lineAt(offset: number): number {
    let low = 0
    let high = this.starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return low + 1
  }
}
