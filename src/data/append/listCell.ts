/** How a table writes lists in the cells of a column. */
export interface ListCell {
  /** Quotes around items; null: none. */
  readonly quote: '"' | "'" | null
  /** Between items. */
  readonly separator: string
  readonly hasBrackets: boolean
}

const itemPattern = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^\s,[\]'"]+/gu

/** @param cells cells of the column that are not empty */
export function listCellOf(cells: readonly string[]): ListCell {
  const lists = cells.map((cell) => cell.trim()).filter((cell) => cell.startsWith('['))
  if (lists.length === 0) return { quote: null, separator: ' ', hasBrackets: false }
  const first = lists.map((cell) => /^\[\s*(["'])/u.exec(cell)?.[1])
  // Python writes double quotes only around what has a single one.
  const quote = first.includes("'") ? "'" : first.includes('"') ? '"' : null
  const separators = lists.flatMap((cell) => {
    const [one, other] = cell.matchAll(itemPattern)
    return one === undefined || other === undefined ? [] : [cell.slice(one.index + one[0].length, other.index)]
  })
  const [separator = ', '] = separators
  return { quote, separator: separator.replaceAll(/\s+/gu, ' '), hasBrackets: true }
}

export function writeList(items: readonly string[], { quote, separator, hasBrackets }: ListCell): string {
  const written = items.map((item) => (quote === '"' ? JSON.stringify(item) : quote === "'" ? pythonText(item) : item))
  const list = written.join(separator)
  return hasBrackets ? `[${list}]` : list
}

/** As Python's `repr` has it. */
function pythonText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  return quote + text.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`) + quote
}
