const newline = 10
const carriageReturn = 13

/** Finds the line and column of an offset. Both count from 1, columns in UTF-16 units, as editors count. */
export class LineIndex {
  /** Made when the first place is asked for: most readings of a config have nothing to place. */
  private starts: readonly number[] | null = null

  constructor(private readonly text: string) {}

  placeAt(offset: number): { readonly line: number; readonly column: number } {
    const starts = (this.starts ??= lineStarts(this.text))
    const line = lineAt(offset, starts)
    const column = offset - (starts[line - 1] ?? 0) + 1
    // Editors hide the byte-order mark: the first visible character is in column 1.
    return { line, column: line === 1 && this.text.startsWith('\uFEFF') ? Math.max(1, column - 1) : column }
  }
}

function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let offset = 0; offset < text.length; offset++) {
    const code = text.charCodeAt(offset)
    const isEnd = code === newline || (code === carriageReturn && text.charCodeAt(offset + 1) !== newline)
    if (isEnd) starts.push(offset + 1)
  }
  return starts
}

function lineAt(offset: number, starts: readonly number[]): number {
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return low + 1
}
