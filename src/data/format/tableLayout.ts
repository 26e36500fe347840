import { suggestionFor } from '../../shared/suggestion'
import { DataFault } from '../fault'
import type { Row } from '../read/readRows'
import type { ReadContext } from './rawExample'
import { looksLikeTag } from './tagShape'

/** How a table holds its examples: a word a row, lists of words and tags a row, or a text and its spans a row. */
export type TableShape = 'words' | 'lists' | 'spans'

export interface TableLayout {
  readonly shape: TableShape
  readonly columns: readonly string[]
  /** Indexes from 0. */
  readonly textColumn: number
  readonly labelColumn: number
  /** The column that numbers the sentences of a word-a-row table, null if empty rows separate them. */
  readonly sentenceColumn: number | null
  readonly hasHeader: boolean
}

const textNames = ['tokens', 'words', 'word', 'token', 'text', 'sentence', 'form']
const labelNames = ['tags', 'ner_tags', 'entities', 'spans', 'tag', 'ner_tag', 'ner', 'labels', 'label']
const sentenceName = /^(?:sentence|sent|doc)[ _-]*(?:id|#|no|num|number|idx)?$/u

/**
 * @throws DataFault if columns that the config names are missing, or none of the usual names is among the header's.
 */
export function findTableLayout(rows: readonly Row[], context: ReadContext): TableLayout {
  const [header, ...body] = rows
  const names = (header?.cells ?? []).map((name) => name.trim())
  const layout = withHeader(names, context) ?? withoutHeader(names)
  if (layout === null) {
    throw new DataFault('FD015', header?.line ?? 1, { columns: names })
  }
  const cells = body.map((row) => row.cells[layout.labelColumn] ?? '')
  return layout.hasHeader ? { ...layout, shape: findShape(cells, names[layout.labelColumn] ?? '') } : layout
}

function withHeader(names: readonly string[], context: ReadContext): TableLayout | null {
  const lowered = names.map((name) => name.toLowerCase())
  const labelColumn = named(context.labelColumn, names) ?? firstOf(labelNames, lowered, -1)
  const textColumn = named(context.textColumn, names) ?? firstOf(textNames, lowered, labelColumn)
  if (labelColumn < 0 || textColumn < 0) {
    return null
  }
  const sentenceColumn = lowered.findIndex((name, index) => sentenceName.test(name) && index !== textColumn)
  return {
    shape: 'words',
    columns: names,
    textColumn,
    labelColumn,
    sentenceColumn: sentenceColumn < 0 ? null : sentenceColumn,
    hasHeader: true,
  }
}

/** Words and tags from the first row on. */
function withoutHeader(cells: readonly string[]): TableLayout | null {
  if (cells.length < 2 || !looksLikeTag(cells.at(-1) ?? '')) {
    return null
  }
  const columns = cells.map((_, index) => String(index + 1))
  const labelColumn = cells.length - 1
  return { shape: 'words', columns, textColumn: 0, labelColumn, sentenceColumn: null, hasHeader: false }
}

function named(column: string | null, names: readonly string[]): number | null {
  if (column === null) {
    return null
  }
  const index = names.indexOf(column)
  if (index < 0) {
    throw new DataFault('FD027', 1, { column, columns: names, suggestion: suggestionFor(column, names) })
  }
  return index
}

function firstOf(candidates: readonly string[], names: readonly string[], taken: number): number {
  for (const candidate of candidates) {
    const index = names.findIndex((name, at) => name === candidate && at !== taken)
    if (index >= 0) {
      return index
    }
  }
  return -1
}

const spanNames: ReadonlySet<string> = new Set(['entities', 'spans'])

function findShape(labelCells: readonly string[], labelName: string): TableShape {
  // A text without spans has an empty list; a list of words and tags is never empty.
  const isEmpty = (cell: string) => /^\s*(?:\[\s*\])?\s*$/u.test(cell)
  const hasEmptyList = labelCells.some((cell) => cell.includes('['))
  if (labelCells.every(isEmpty) && (hasEmptyList || spanNames.has(labelName.toLowerCase()))) {
    return 'spans'
  }
  const isSpans = (cell: string) => /^\s*\[\s*[[{(]/u.test(cell)
  const isList = (cell: string) => cell.trim().startsWith('[') || /\S\s+\S/u.test(cell)
  if (labelCells.some(isSpans)) {
    return 'spans'
  }
  return labelCells.some(isList) ? 'lists' : 'words'
}
