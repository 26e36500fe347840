import type { Delimiter } from '../read/readRows'

/** How a table writes the cells of a column. */
export interface CellDialect {
  /** Always in quotes, or only where it has to be; bare: never, whatever is in it. */
  readonly quotes: 'always' | 'needed' | 'bare'
}

/** The cells of a row on one line as they are written, quotes included. */
export function writtenCells(text: string, delimiter: Delimiter): readonly string[] {
  const other = `[^${delimiter}]*`
  // With tabs, a single quote is a word.
  const quoted = delimiter === '\t' ? `"(?=\\t|$)|"(?:[^"]|"")*"${other}` : `"(?:[^"]|"")*"${other}`
  const pattern = new RegExp(`(?:${quoted}|${other})(?:${delimiter}|$)`, 'gyu')
  return (text + delimiter).match(pattern)?.map((cell) => cell.slice(0, -1)) ?? []
}

/** @param cells as they are written */
export function cellDialect(cells: readonly string[], delimiter: Delimiter): CellDialect {
  const filled = cells.filter((cell) => cell !== '')
  const inQuotes = filled.filter((cell) => cell.length > 1 && cell.startsWith('"'))
  if (filled.some((cell) => cell.includes('"') && !inQuotes.includes(cell))) return { quotes: 'bare' }
  const isAlways = inQuotes.length === filled.length && inQuotes.some((cell) => !needsQuotes(unquoted(cell), delimiter))
  return { quotes: isAlways ? 'always' : 'needed' }
}

/** A cell in the dialect of its column. */
export function writeCell(cell: string, { quotes }: CellDialect, delimiter: Delimiter): string {
  const isQuoted = quotes === 'always' || (quotes === 'needed' && needsQuotes(cell, delimiter))
  return isQuoted ? `"${cell.replaceAll('"', '""')}"` : cell
}

function needsQuotes(cell: string, delimiter: Delimiter): boolean {
  return cell.includes(delimiter) || /["\r\n]/u.test(cell)
}

function unquoted(cell: string): string {
  return cell.slice(1, -1).replaceAll('""', '"')
}
