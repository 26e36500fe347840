import type { Range } from '../../shared/problem'
import type { DataReading } from '../../shared/protocol/spec'
import { wordSpans } from '../../shared/entities/wordSpans'
import { splitWords } from '../../shared/words/splitWords'
import { defaultWordRule } from '../../shared/words/wordRule'
import { DataFault, type Report } from '../fault'
import { ConllReader } from '../format/conll'
import { findConllLayout, type ConllLayout } from '../format/conllLayout'
import type { RawExample, RawText, RawTokens, ReadContext } from '../format/rawExample'
import { recordExamples } from '../format/readExamples'
import { RecordReader } from '../format/record'
import { toUtf16Spans } from '../format/utf16Spans'
import { LabelTable } from '../label/labelTable'
import { TagReader } from '../label/tagReader'
import { parseJsonLines } from '../read/readJsonValues'
import { placesOfExample, type ExamplePlaces, type LineSpan } from './examplePlaces'
import { firstLines, type OpenFormat, silentContext, type TextLines } from './openText'

/** Lines above a place in which its sentence begins: one that is longer is read from the middle. */
const longestSentence = 2000

/** An entity of a text in an editor. */
export interface OpenEntity {
  /** Its type, after it was renamed. */
  readonly label: string
  /** Where it is written, in order: its words and their tags where each has a line, else all of it. */
  readonly parts: readonly LineSpan[]
}

/** Reads the sentences of a text in an editor, all or those of a part. */
export class OpenReader {
  private readonly labels: LabelTable
  private readonly layout: ConllLayout | null

  /** @throws DataFault if a column that is named is not there */
  constructor(
    readonly lines: TextLines,
    readonly format: OpenFormat,
    private readonly reading: DataReading,
  ) {
    this.labels = new LabelTable(reading.labels, reading.labelMap)
    this.layout = format === 'conll' ? findConllLayout(firstLines(lines), this.contextOf(silentContext.report)) : null
  }

  /**
   * The sentences that lines are part of, the last line included; from 0.
   *
   * @throws DataFault if a sentence has no end
   */
  part(lines: Range): readonly RawExample[] {
    const [from, to] = this.wholeSentences(lines)
    return this.read(this.slice([from, to]), from + 1, silentContext.report)
  }

  /** @throws DataFault if a sentence has no end */
  all(): readonly RawExample[] {
    return this.part({ start: 0, end: this.lines.count - 1 })
  }

  /**
   * The sentences of lines that begin and end with one, the first of which has this number.
   *
   * @throws DataFault if a sentence has no end
   */
  read(lines: readonly string[], first: number, report: Report): readonly RawExample[] {
    const context = this.contextOf(report)
    if (this.layout === null) return recordExamples(parseJsonLines(lines, first, report), new RecordReader(context))
    const reader = new ConllReader(this.layout, context)
    return [...reader.read(lines, first), ...reader.end()]
  }

  /** The first line of the first sentence that lines are part of, and the last line of the last; from 0. */
  wholeSentences({ start, end }: Range): readonly [first: number, last: number] {
    const last = this.lines.count - 1
    if (this.layout === null) return [Math.min(start, last), Math.min(end, last)]
    let from = Math.min(start, last)
    while (from > 0 && start - from < longestSentence && !isGap(this.lines.at(from - 1))) from--
    let to = Math.max(Math.min(end, last), from)
    while (to < last && to - end < longestSentence && !isGap(this.lines.at(to + 1))) to++
    return [from, to]
  }

  /** Changes when lines are to be read otherwise than before. */
  get layoutKey(): string {
    return JSON.stringify(this.layout)
  }

  /** Whether no sentence goes on behind a line. */
  isEndOfSentence(line: string): boolean {
    return this.layout === null || isGap(line)
  }

  slice([from, to]: readonly [first: number, last: number]): readonly string[] {
    return Array.from({ length: to - from + 1 }, (_, index) => this.lines.at(from + index))
  }

  places(example: RawExample): ExamplePlaces {
    return placesOfExample(this.lines, example, this.layout, this.reading)
  }

  /** Where what a problem is about is written: the word or the tag, else the line. */
  placeOf(line: number, word: number | null, part: 'word' | 'tag'): LineSpan {
    const place = this.partOf(line, word, part)
    return place ?? { line: line - 1, start: 0, end: this.lines.at(line - 1).trimEnd().length }
  }

  entities(example: RawExample): readonly OpenEntity[] {
    const places = this.places(example)
    return example.type === 'text' ? textEntities(example, this.typeOf, places) : this.taggedEntities(example, places)
  }

  /** The words of a sentence and their tags in BIO2. */
  bio2(example: RawTokens): readonly string[] {
    return new TagReader(this.labels, silentContext.report, 0).readAll(example).tags
  }

  private taggedEntities(example: RawTokens, places: ExamplePlaces): readonly OpenEntity[] {
    return wordSpans(this.bio2(example)).map(({ type, start, end }) => {
      const words = Array.from({ length: end - start }, (_, index) => start + index)
      const ofWords = words.flatMap((index) => places.word(index) ?? [])
      if (!example.isWordPerLine) return { label: type, parts: joined(ofWords) }
      return { label: type, parts: [...ofWords, ...words.flatMap((index) => places.tag(index) ?? [])] }
    })
  }

  private readonly typeOf = (label: string): string | null => {
    const meaning = this.labels.meaning(`B-${label}`)
    return meaning.kind === 'entity' ? meaning.type : null
  }

  private partOf(line: number, word: number | null, part: 'word' | 'tag'): LineSpan | null {
    if (word === null || line > this.lines.count) return null
    // A line of a sentence stands for its word.
    const [example] = this.layout === null ? this.part({ start: line - 1, end: line - 1 }) : [wordLine(line)]
    return example === undefined ? null : this.places(example)[part](this.layout === null ? word : 0)
  }

  private contextOf(report: Report): ReadContext {
    const { textColumn, labelColumn } = this.reading
    return { ...silentContext, textColumn, labelColumn, report }
  }
}

export function isFault(error: unknown): error is DataFault {
  return error instanceof DataFault
}

function isGap(line: string): boolean {
  return line.trim() === '' || line.startsWith('-DOCSTART-')
}

function wordLine(line: number): RawTokens {
  return { type: 'tokens', line, tokens: [''], tags: [''], isWordPerLine: true, source: null }
}

function textEntities(
  { text, spans }: RawText,
  typeOf: (label: string) => string | null,
  places: ExamplePlaces,
): readonly OpenEntity[] {
  const ordered = toUtf16Spans(text, spans, splitWords(text, defaultWordRule)).toSorted((a, b) => a.start - b.start)
  return ordered.flatMap((span) => {
    const label = typeOf(span.label)
    const isWithin = span.start >= 0 && span.start < span.end && span.end <= text.length
    const place = isWithin ? places.characters(span) : null
    return label === null || place === null ? [] : [{ label, parts: [place] }]
  })
}

/** From the first word to the last one, all in a line. */
function joined(words: readonly LineSpan[]): readonly LineSpan[] {
  const [first, last] = [words[0], words.at(-1)]
  return first === undefined || last === undefined ? [] : [{ ...first, end: last.end }]
}
