import type { RawExample, ReadContext } from '../format/rawExample'
import { TableReader, tableSampleSize } from '../format/table'
import { findTableLayout, type TableLayout } from '../format/tableLayout'
import { splitRow, type Delimiter, type Row } from '../read/readRows'
import type { FileEnd } from './appendSource'
import { atEnd, noGap } from './atEnd'
import type { ExampleWriting } from './exampleFormat'
import { listCellOf, writeList } from './listCell'
import type { SentenceNumbers } from './SentenceNumbers'
import { spanCellOf, writeSpans } from './spanCell'
import { TableColumns } from './TableColumns'
import type { WordTags } from './wordTags'

/** What is known of a table. */
export interface KnownTable {
  readonly layout: TableLayout
  readonly delimiter: Delimiter
  readonly context: ReadContext
  readonly numbers: SentenceNumbers
  /** Its first rows, header included: those that tell the layout. */
  readonly head: readonly Row[]
  /** Its last rows, without the header. */
  readonly tail: readonly Row[]
  readonly end: FileEnd
}

/** How a table writes examples. */
export function tableWriting(table: KnownTable): ExampleWriting {
  const { layout, end } = table
  const columns = new TableColumns(table)
  const readBack = (lines: readonly string[]) => readRowsBack(lines, table)
  const [texts, labels] = [columns.cellsOf(layout.textColumn), columns.cellsOf(layout.labelColumn)]
  const insertion = (blocks: readonly (readonly string[])[]) => atEnd(end, blocks, noGap)
  switch (layout.shape) {
    case 'words':
      return { type: 'words', ...wordRows(table, columns), readBack }
    case 'lists': {
      const [text, label] = [listCellOf(texts), listCellOf(labels)]
      const lines = ({ tokens, tags }: WordTags) => [
        columns.row(writeList(tokens, text), writeList(tags, label), columns.nextNumber() ?? ''),
      ]
      return { type: 'words', lines, readBack, insertion }
    }
    case 'spans': {
      const cell = spanCellOf(labels)
      return {
        type: 'spans',
        lines: ({ text, spans }) => [columns.row(text, writeSpans(spans, cell), columns.nextNumber() ?? '')],
        readBack,
        insertion,
      }
    }
  }
}

/** A word a row: sentences have a number each, or an empty row between them. */
function wordRows({ layout, end, tail }: KnownTable, columns: TableColumns) {
  const isGap = (line: string) => isBlank(splitRow(line, columns.delimiter) ?? [line])
  const gap = tail.findLast(({ cells }) => isBlank(cells))?.text ?? ''
  const isNumbered = layout.sentenceColumn !== null
  return {
    lines: ({ tokens, tags }: WordTags) => {
      const number = isNumbered ? columns.nextNumber() : ''
      if (number === null) return null
      return tokens.map((token, index) => {
        const isNamed = index === 0 || !columns.namesSentencesOnce
        return columns.row(token, tags[index] ?? '', isNamed ? number : '')
      })
    },
    insertion: (blocks: readonly (readonly string[])[]) =>
      atEnd(end, blocks, isNumbered ? noGap : { lines: [gap], isEnd: isGap }),
  }
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** Nothing if the rows would have the table taken for another one. */
function readRowsBack(
  lines: readonly string[],
  { layout, delimiter, context, head }: KnownTable,
): readonly RawExample[] {
  const rows = lines.map((text, index): Row => ({ text, line: index + 1, cells: splitRow(text, delimiter) ?? [] }))
  const first = [...head, ...rows].slice(0, tableSampleSize)
  if (JSON.stringify(findTableLayout(first, context)) !== JSON.stringify(layout)) return []
  const reader = new TableReader(layout, context)
  return [...reader.read(rows), ...reader.end()]
}
