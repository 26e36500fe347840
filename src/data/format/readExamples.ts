import { readChunks, type ChunkOptions } from '../read/readChunks'
import { readJsonLines, readJsonValues, type JsonValue } from '../read/readJsonValues'
import { readLines } from '../read/readLines'
import { readRows, type Delimiter } from '../read/readRows'
import { readConll } from './conll'
import type { DataFormat } from './dataFormat'
import type { ExampleBatches, RawExample, ReadContext } from './rawExample'
import { RecordReader } from './record'
import { readTable } from './table'

/**
 * The examples of a file, in batches, as they are read.
 *
 * @throws DataFault if the file cannot be read on; the signal's reason when aborted.
 */
export function readExamples(
  path: string,
  format: DataFormat,
  firstLines: string,
  context: ReadContext,
  options: ChunkOptions,
): ExampleBatches {
  const chunks = readChunks(path, options)
  const lines = () => readLines(chunks, context.report)
  switch (format) {
    case 'conll':
      return readConll(lines(), context)
    case 'jsonl':
      return readRecords(readJsonLines(lines(), context.report), context)
    case 'json':
      return readRecords(readJsonValues(chunks, context.report), context)
    case 'csv':
      return readTable(readRows(lines(), findDelimiter(firstLines), context.report), context)
    case 'tsv':
      return readTable(readRows(lines(), '\t', context.report), context)
  }
}

async function* readRecords(batches: AsyncIterable<readonly JsonValue[]>, context: ReadContext): ExampleBatches {
  const reader = new RecordReader(context)
  for await (const values of batches) {
    yield recordExamples(values, reader)
  }
}

/** The examples among values. */
export function recordExamples(values: readonly JsonValue[], reader: RecordReader): readonly RawExample[] {
  const examples: RawExample[] = []
  for (const { value, line } of values) {
    const example = reader.read(value, line)
    if (example !== null) {
      examples.push(example)
    }
  }
  return examples
}

/** What the first line has most of: spreadsheets of many countries write `;`. */
export function findDelimiter(firstLines: string): Delimiter {
  const [header = ''] = firstLines.split('\n', 1)
  const count = (delimiter: Delimiter) => header.split(delimiter).length
  return ([',', ';', '\t'] as const).reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
