/** A list or mapping that is open, with the column that its lines begin at. */
interface OpenCollection {
  readonly isList: boolean
  readonly written: number
  readonly wanted: number
}

/** Spaces by which each level is indented. */
const step = 2

/** Follows the lists and mappings of a top-level entry and tells the columns that they should have. */
export class Indentation {
  private readonly open: OpenCollection[] = []

  /** Column that a dash or a key should have. To be asked for each, in the order of the text. */
  place(written: number, isList: boolean): number {
    const { open } = this
    // A list may stand at the column of the key that it belongs to.
    while (open.length > 0 && this.isOver(written, isList)) open.pop()
    const top = open.at(-1)
    if (top?.written === written && top.isList === isList) return top.wanted
    const wanted = top === undefined ? 0 : top.wanted + step
    open.push({ isList, written, wanted })
    return wanted
  }

  /** Column that a comment should have which stands after all that was placed and before a line of another collection. */
  placeComment(written: number): number {
    const around = this.open.findLast((collection) => collection.written <= written)
    if (around === undefined) return 0
    return around === this.open.at(-1) && written > around.written ? around.wanted + step : around.wanted
  }

  private isOver(written: number, isList: boolean): boolean {
    const top = this.open.at(-1)
    if (top === undefined) return false
    return top.written > written || (top.written === written && top.isList && !isList)
  }
}
