import type { LabelledText } from '../../shared/entities/markup'
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
import type { LineBatch } from '../read/readLines'
import type { AppendSource, LineEnds } from './appendSource'
import { countsUtf16, ShapeFinder, type RecordShape } from './recordShape'

/** Sentences that the word rule is chosen by. */
const sampleSize = 1000
/** Lines at the end that are kept. */
const tailSize = 1000

/** A data file that sentences are appended to, as its text is now. */
export interface AppendedFile extends LineEnds {
  /** Its last lines. */
  readonly tail: readonly string[]
  /** Whether it has anything but white space. */
  readonly isWritten: boolean
  readonly hasExamples: boolean
  /** Null for one of records. */
  readonly layout: ConllLayout | null
  /** Null for one of words on lines, and for one whose records are not known. */
  readonly shape: RecordShape | null
  /** Whether spans are counted in UTF-16 units and not in code points. */
  readonly isUtf16: boolean
  readonly reading: DataReading
  /** How it writes its tags. */
  readonly tags: FileTags
  /** The rule that splits a text into words as it has them. */
  readonly wordRule: WordRuleName
  /** Those of the wanted `lettersOf` that it has. */
  readonly known: ReadonlySet<string>
}

/**
 * Reads a file once, of which no more is kept than what was learned.
 *
 * @param wanted `lettersOf` sentences that are looked for
 * @throws DataFault if it cannot be read to its end
 */
export async function readAppendedFile(
  source: AppendSource,
  isRecords: boolean,
  reading: DataReading,
  wanted: ReadonlySet<string>,
): Promise<AppendedFile> {
  const reader = new AppendedFileReader(isRecords, reading, wanted)
  for await (const batch of source.batches) reader.read(batch)
  return reader.end(source.ends())
}

class AppendedFileReader {
  private readonly context: ReadContext
  private readonly records: RecordReader
  private readonly shapes: ShapeFinder
  private readonly tags: FileTags
  private conll: ConllReader | null = null
  private layout: ConllLayout | null = null
  private tail: string[] = []
  private isWritten = false
  private hasExamples = false
  private isUtf16 = false
  private readonly sample: (readonly string[])[] = []
  private readonly known = new Set<string>()

  constructor(
    private readonly isRecords: boolean,
    private readonly reading: DataReading,
    private readonly wanted: ReadonlySet<string>,
  ) {
    this.context = contextOf(reading)
    this.records = new RecordReader(this.context)
    this.shapes = new ShapeFinder(reading)
    this.tags = new FileTags(reading)
  }

  read({ lines, first }: LineBatch): void {
    this.isWritten ||= lines.some((line) => line.trim() !== '')
    this.tail = [...this.tail.slice(-tailSize), ...lines.slice(-tailSize)]
    if (this.isRecords) {
      this.shapes.read(lines)
      this.learn(recordExamples(parseJsonLines(lines, first, this.context.report), this.records))
    } else this.learn(this.conllFor(lines).read(lines, first))
  }

  end(ends: LineEnds): AppendedFile {
    if (!this.isRecords) this.learn(this.conllFor([]).end())
    const { tail, isWritten, hasExamples, layout, isUtf16, reading, tags, known } = this
    const { rule: wordRule } = chooseWordRule(this.sample)
    const shape = this.isRecords ? this.shapes.shape() : null
    return { ...ends, tail, isWritten, hasExamples, layout, shape, isUtf16, reading, tags, wordRule, known }
  }

  private conllFor(lines: readonly string[]): ConllReader {
    this.layout ??= findConllLayout(lines, this.context)
    return (this.conll ??= new ConllReader(this.layout, this.context))
  }

  private learn(examples: readonly RawExample[]): void {
    this.hasExamples ||= examples.length > 0
    for (const example of examples) {
      this.tags.learn(tagsOf(example))
      if (example.type === 'text') this.isUtf16 ||= countsUtf16(example)
      else if (this.sample.length < sampleSize) this.sample.push(example.tokens)
      const letters = lettersOf(example)
      if (this.wanted.has(letters)) this.known.add(letters)
    }
  }
}

/** All of a sentence that is not white space: how words were split does not matter. */
export function lettersOf(example: RawExample | (LabelledText & { readonly type: 'text' })): string {
  return (example.type === 'text' ? example.text : example.tokens.join('')).replaceAll(/[\s\u200B]/gu, '')
}

/** The examples in lines of a file of this layout. @throws DataFault if a sentence has no end */
export function readBack(
  lines: readonly string[],
  { layout, reading }: Pick<AppendedFile, 'layout' | 'reading'>,
): readonly RawExample[] {
  const context = contextOf(reading)
  if (layout === null) return recordExamples(parseJsonLines(lines, 1, context.report), new RecordReader(context))
  const reader = new ConllReader(layout, context)
  return [...reader.read(lines, 1), ...reader.end()]
}

function contextOf({ textColumn, labelColumn }: DataReading): ReadContext {
  return { textColumn, labelColumn, report: () => undefined, onLayout: () => undefined }
}

function tagsOf(example: RawExample): readonly string[] {
  return example.type === 'tokens' ? example.tags : example.spans.map(({ label }) => `B-${label}`)
}
