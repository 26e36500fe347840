import type { DataReading } from '../../shared/protocol/spec'
import { detectFormat } from '../format/dataFormat'
import type { ReadContext } from '../format/rawExample'
import { findDelimiter } from '../format/readExamples'
import { ArrayFormat } from './ArrayFormat'
import { ConllFormat } from './ConllFormat'
import type { ExampleFormat } from './exampleFormat'
import { RecordFormat } from './RecordFormat'
import { TableFormat } from './TableFormat'

/** The format of a file by its name and its beginning; null if they do not tell. */
export function exampleFormatOf(name: string, head: string, reading: DataReading): ExampleFormat | null {
  const { textColumn, labelColumn } = reading
  const context: ReadContext = { textColumn, labelColumn, report: () => undefined, onLayout: () => undefined }
  switch (detectFormat(name, head)) {
    case 'conll':
      return new ConllFormat(context)
    case 'jsonl':
      return new RecordFormat(reading, context)
    case 'json':
      // Records on lines are called that, too.
      return head.trimStart().startsWith('{') ? new RecordFormat(reading, context) : new ArrayFormat(reading, context)
    case 'csv':
      return new TableFormat(findDelimiter(head), context)
    case 'tsv':
      return new TableFormat('\t', context)
    case null:
      return null
  }
}
