import type { Range } from '../../shared/problem'
import { DataFault } from '../fault'
import type { ReadContext } from './rawExample'
import { looksLikeTag } from './tagShape'

/** Which columns of a CoNLL file are read, from 0. */
export interface ConllLayout {
  readonly tokenColumn: number
  readonly tagColumn: number | 'last'
}

/** Lines that are looked at to find the columns. */
const sampleSize = 200

/** Columns named by number in the config, else found: tags are what looks like tags, words come before them. */
export function findConllLayout(lines: readonly string[], context: ReadContext): ConllLayout {
  const rows = lines.slice(0, sampleSize).filter(isData).map(toCells)
  const width = commonWidth(rows)
  const full = rows.filter((row) => row.length === width)
  const tagColumn = namedColumn(context.labelColumn, width) ?? findTagColumn(full, width)
  const tokenColumn = namedColumn(context.textColumn, width) ?? findTokenColumn(full, width)
  const isLast = tagColumn === width - 1 && context.labelColumn === null
  context.onLayout({
    columns: columnNumbers(width),
    textColumn: String(tokenColumn + 1),
    labelColumn: String(tagColumn + 1),
  })
  return { tokenColumn, tagColumn: isLast ? 'last' : tagColumn }
}

function isData(line: string): boolean {
  return line.trim() !== '' && !line.startsWith('-DOCSTART-') && !line.startsWith('# ')
}

function toCells(line: string): readonly string[] {
  return line.includes('\t') ? line.trimEnd().split('\t') : line.trim().split(/ +/u)
}

function commonWidth(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>()
  for (const row of rows) {
    counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1])
  return Math.max(best?.[0] ?? 2, 2)
}

function columnNumbers(width: number): string[] {
  return Array.from({ length: width }, (_, index) => String(index + 1))
}

function namedColumn(name: string | null, width: number): number | null {
  if (name === null) {
    return null
  }
  const columns = columnNumbers(width)
  if (!columns.includes(name)) {
    throw new DataFault('FD027', 1, { column: name, columns })
  }
  return Number(name) - 1
}

/** The last column, unless only another one has tags (Universal NER has them third of five). */
function findTagColumn(rows: readonly (readonly string[])[], width: number): number {
  const tagged = (column: number) => rows.length > 0 && rows.every((row) => looksLikeTag(row[column] ?? ''))
  for (let column = width - 1; column > 0; column--) {
    if (tagged(column)) {
      return column
    }
  }
  return width - 1
}

/** The first column, unless it counts the words. */
function findTokenColumn(rows: readonly (readonly string[])[], width: number): number {
  const isCount = width > 2 && rows.length > 0 && rows.every((row) => /^\d+(?:[-.]\d+)?$/u.test(row[0] ?? ''))
  return isCount ? 1 : 0
}

/** Where the word and the tag of a line are, in UTF-16 units; null where the line has no such column. */
export interface LineCells {
  readonly token: Range | null
  readonly tag: Range | null
}

/** Columns are separated by tabs where a line has one, else by spaces, as they are read. */
export function cellsOfLine(written: string, { tokenColumn, tagColumn }: ConllLayout): LineCells {
  const line = written.trimEnd()
  const pattern = line.includes('\t') ? /[^\t]+|(?<=^|\t)(?=\t)/gu : /[^ ]+/gu
  const cells = Array.from(line.matchAll(pattern), ({ 0: cell, index }) => ({ start: index, end: index + cell.length }))
  const tag = tagColumn === 'last' ? (cells.length > 1 ? cells.at(-1) : undefined) : cells[tagColumn]
  return { token: cells[tokenColumn] ?? null, tag: tag ?? null }
}
