import { visibleLength } from './style'

/** Lines of a table with aligned columns, two blanks between them; all but the first column are aligned to the right. */
export function tableLines(rows: readonly (readonly string[])[], alignment: 'numbers' | 'text' = 'numbers'): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => visibleLength(row[column] ?? ''))),
  )
  return rows.map((row) =>
    widths
      .map((width, column) => {
        const cell = row[column] ?? ''
        const blanks = ' '.repeat(width - visibleLength(cell))
        return column === 0 || alignment === 'text' ? cell + blanks : blanks + cell
      })
      .join('  ')
      .trimEnd(),
  )
}
