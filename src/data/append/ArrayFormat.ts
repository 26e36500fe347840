import { isRecord } from '../../shared/check'
import type { DataReading } from '../../shared/protocol/spec'
import { DataFault } from '../fault'
import type { RawExample, ReadContext } from '../format/rawExample'
import { recordExamples } from '../format/readExamples'
import { RecordReader } from '../format/record'
import { JsonSplitter } from '../read/jsonSplitter'
import { parseJsonLines } from '../read/readJsonValues'
import type { LineBatch } from '../read/readLines'
import type { FileEnd } from './appendSource'
import { arrayPlace, elementLayout } from './arrayLayout'
import type { ExampleFormat, ExampleWriting } from './exampleFormat'
import { recordWriting } from './RecordFormat'
import { ShapeFinder } from './recordShape'

/** A JSON array of records. */
export class ArrayFormat implements ExampleFormat {
  private readonly splitter = new JsonSplitter()
  private readonly records: RecordReader
  private readonly shapes: ShapeFinder
  private last: string | null = null

  constructor(
    reading: DataReading,
    private readonly context: ReadContext,
  ) {
    this.records = new RecordReader(context)
    this.shapes = new ShapeFinder(reading)
  }

  get isEmpty(): boolean {
    return this.last === null
  }

  read({ lines, first }: LineBatch): readonly RawExample[] {
    const elements = this.splitter.push(Buffer.from(`${lines.join('\n')}\n`)).map(({ bytes }) => bytes.toString('utf8'))
    this.last = elements.at(-1) ?? this.last
    this.shapes.read(elements)
    return recordExamples(parseJsonLines(elements, first, this.context.report), this.records)
  }

  end(): readonly RawExample[] {
    // Values that are no array end with the file; nothing is put behind them.
    if (this.splitter.end().length > 0) throw new DataFault('FD014', 1, { reason: 'the file is no array' })
    return []
  }

  writing({ tail, lineEnd }: FileEnd): ExampleWriting | null {
    const shape = this.shapes.shape()
    if (shape === null || !(this.last === null || isRecordText(this.last))) return null
    const withEnds = (text: string) => text.replaceAll('\n', lineEnd)
    const place = arrayPlace(tail.replaceAll('\r\n', '\n'), this.last, shape.isSpaced)
    const behind = withEnds(place?.behind ?? '')
    // Where line ends are mixed it is not known how long that is.
    if (place === null || !tail.endsWith(behind)) return null
    const { before, separator, after } = place
    return recordWriting(shape, this.context, elementLayout(this.last, place.indent, shape.isSpaced), (blocks) => ({
      text: withEnds(before + blocks.map((lines) => lines.join('\n')).join(separator) + after),
      behind,
    }))
  }
}

function isRecordText(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) || Array.isArray(value)
  } catch {
    return false
  }
}
