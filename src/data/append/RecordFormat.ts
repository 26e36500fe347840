import type { DataReading } from '../../shared/protocol/spec'
import type { RawExample, ReadContext } from '../format/rawExample'
import { recordExamples } from '../format/readExamples'
import { RecordReader } from '../format/record'
import { parseJsonLines } from '../read/readJsonValues'
import type { LineBatch } from '../read/readLines'
import type { FileEnd } from './appendSource'
import { atEnd, noGap } from './atEnd'
import type { ExampleFormat, ExampleWriting } from './exampleFormat'
import { jsonLine, spansRecord, wordsRecord } from './exampleRecord'
import { ShapeFinder, type RecordShape } from './recordShape'

/** JSON lines. */
export class RecordFormat implements ExampleFormat {
  private readonly records: RecordReader
  private readonly shapes: ShapeFinder

  constructor(
    reading: DataReading,
    private readonly context: ReadContext,
  ) {
    this.records = new RecordReader(context)
    this.shapes = new ShapeFinder(reading)
  }

  get isEmpty(): boolean {
    return this.shapes.isEmpty
  }

  read({ lines, first }: LineBatch): readonly RawExample[] {
    this.shapes.read(lines)
    return recordExamples(parseJsonLines(lines, first, this.context.report), this.records)
  }

  end(): readonly RawExample[] {
    return []
  }

  writing(end: FileEnd): ExampleWriting | null {
    const shape = this.shapes.shape()
    if (shape === null) return null
    const insertion = (blocks: readonly (readonly string[])[]) => atEnd(end, blocks, noGap)
    return recordWriting(shape, this.context, (value) => jsonLine(value, shape.isSpaced), insertion)
  }
}

/** How records of a shape are written. @param textOf a record as the file lays it out */
export function recordWriting(
  shape: RecordShape,
  context: ReadContext,
  textOf: (value: unknown) => string,
  insertion: ExampleWriting['insertion'],
): ExampleWriting {
  const readBack = (texts: readonly string[]) =>
    recordExamples(parseJsonLines(texts, 1, context.report), new RecordReader(context))
  return shape.type === 'spans'
    ? { type: 'spans', lines: (text) => [textOf(spansRecord(text, shape))], readBack, insertion }
    : { type: 'words', lines: (words) => [textOf(wordsRecord(words, shape))], readBack, insertion }
}
