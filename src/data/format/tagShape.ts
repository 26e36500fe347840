const shape = /^(?:[Oo]|[BIESLUM]-.+)$/u

/** Whether a cell looks like a tag of one of the schemes: `O`, `B-DEPART`, `U-LOC`. */
export function looksLikeTag(cell: string): boolean {
  return shape.test(cell)
}
