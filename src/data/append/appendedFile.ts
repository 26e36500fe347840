import type { DataReading } from '../../shared/protocol/spec'
import { chooseWordRule } from '../../shared/words/chooseWordRule'
import type { WordRuleName } from '../../shared/words/wordRule'
import { FileTags } from '../correct/FileTags'
import { ConllReader } from '../format/conll'
import { findConllLayout, type ConllLayout } from '../format/conllLayout'
import type { RawExample, ReadContext } from '../format/rawExample'
import { recordExamples } from '../format/readExamples'
import { RecordReader } from '../format/record'
import { parseJsonLines } from '../read/readJsonValues'

/** Sentences that the word rule is chosen by. */
const sampleSize = 1000

/** A data file that sentences are appended to, as its text is now. */
export interface AppendedFile {
  readonly lines: readonly string[]
  readonly examples: readonly RawExample[]
  /** Null for one of records. */
  readonly layout: ConllLayout | null
  readonly reading: DataReading
  /** How it writes its tags. */
  readonly tags: FileTags
  /** The rule that splits a text into words as it has them. */
  readonly wordRule: WordRuleName
}

/** @throws DataFault if it cannot be read to its end */
export function readAppendedFile(text: string, isRecords: boolean, reading: DataReading): AppendedFile {
  const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u)
  const layout = isRecords ? null : findConllLayout(lines, contextOf(reading))
  const examples = readLines(lines, layout, reading)
  const tags = new FileTags(reading)
  for (const example of examples) tags.learn(tagsOf(example))
  const sample = examples.flatMap((example) => (example.type === 'tokens' ? [example.tokens] : []))
  const { rule: wordRule } = chooseWordRule(sample.slice(0, sampleSize))
  return { lines, examples, layout, reading, tags, wordRule }
}

/** The examples in lines of a file of this layout. @throws DataFault if a sentence has no end */
export function readLines(
  lines: readonly string[],
  layout: ConllLayout | null,
  reading: DataReading,
): readonly RawExample[] {
  const context = contextOf(reading)
  if (layout === null) return recordExamples(parseJsonLines(lines, 1, context.report), new RecordReader(context))
  const reader = new ConllReader(layout, context)
  return [...reader.read(lines, 1), ...reader.end()]
}

export function contextOf({ textColumn, labelColumn }: DataReading): ReadContext {
  return { textColumn, labelColumn, report: () => undefined, onLayout: () => undefined }
}

function tagsOf(example: RawExample): readonly string[] {
  return example.type === 'tokens' ? example.tags : example.spans.map(({ label }) => `B-${label}`)
}
