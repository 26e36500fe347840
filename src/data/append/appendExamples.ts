import type { LabelledText } from '../../shared/entities/markup'
import { entityTypes } from '../../shared/entities/tagType'
import type { DataReading } from '../../shared/protocol/spec'
import { findRepeats, lettersOf } from '../../shared/text/sentenceLetters'
import { DataFault } from '../fault'
import { readAppendedFile, type AppendedFile } from './appendedFile'
import type { AppendSource } from './appendSource'
import type { ExampleWriting, Insertion, WrittenSpan } from './exampleFormat'
import { exampleFormatOf } from './exampleFormatOf'
import { wordTags } from './wordTags'

/** A data file, and how a config says to read it. */
export interface AppendTarget {
  /** Says its format. */
  readonly name: string
  readonly source: AppendSource
  readonly reading: DataReading
}

/** What appending examples to a file does. */
export interface Appending extends Insertion {
  /** Indices of the examples that the file has already, whatever their labels. */
  readonly repeated: readonly number[]
  /** Indices of those that are among the examples before already, whatever their labels. */
  readonly doubled: readonly number[]
  /** Labels that it has not; none for a file without an example. */
  readonly newLabels: readonly string[]
  /** Parts of words that are labelled: the file can only label all of a word. */
  readonly cut: readonly string[]
}

/**
 * Why nothing can be appended: the format is not known, the file is not what its name says, or its way of writing cannot
 * say what is wanted.
 */
export type AppendRefusal = 'format' | 'unreadable' | 'scheme'

/** What to insert in a data file for it to have these examples too, behind its own and written as it writes them. */
export async function appendExamples(
  { name, source, reading }: AppendTarget,
  examples: readonly LabelledText[],
): Promise<Appending | AppendRefusal> {
  const format = exampleFormatOf(name, source.head, reading)
  if (format === null) return 'format'
  try {
    const wanted = new Set(examples.map(({ text }) => lettersOf(text)))
    const file = await readAppendedFile(source, format, reading, wanted)
    return file.isEmpty || file.hasExamples ? appendTo(file, examples) : 'unreadable'
  } catch (error) {
    if (error instanceof DataFault) return 'unreadable'
    throw error
  }
}

function appendTo(file: AppendedFile, examples: readonly LabelledText[]): Appending | AppendRefusal {
  const { writing } = file
  if (writing === null) return 'unreadable'
  const cut: string[] = []
  const blocks: (readonly string[])[] = []
  for (const example of examples) {
    const lines = linesOf(example, file, writing, (part) => cut.push(part))
    if (lines === null) return 'scheme'
    blocks.push(lines)
  }
  return {
    ...writing.insertion(blocks),
    repeated: examples.flatMap(({ text }, index) => (file.known.has(lettersOf(text)) ? [index] : [])),
    doubled: [...findRepeats(examples.map(({ text }) => text)).keys()],
    newLabels: labelsOf(examples).filter((label) => file.hasExamples && !file.tags.has(label)),
    cut,
  }
}

/** Null if they would not be read as what they are. */
function linesOf(
  example: LabelledText,
  file: AppendedFile,
  writing: ExampleWriting,
  onCut: (part: string) => void,
): readonly string[] | null {
  if (writing.type === 'spans') {
    const spans = spansOf(example, file)
    const lines = writing.lines({ text: example.text, spans }) ?? []
    const [read, more] = writing.readBack(lines)
    const wanted = spans.map(({ start, end, name }) => `${start} ${end} ${name}`)
    const found = read?.type === 'text' ? read.spans.map(({ start, end, label }) => `${start} ${end} ${label}`) : []
    const isSame = read?.type === 'text' && read.text === example.text && isEqual(found, wanted)
    return isSame && more === undefined ? lines : null
  }
  const words = wordTags(example, file, onCut)
  const lines = words === null ? null : writing.lines(words)
  if (words === null || lines === null) return null
  const [read, more] = writing.readBack(lines)
  const isSame = read?.type === 'tokens' && isEqual(read.tokens, words.tokens) && isEqual(read.tags, words.tags)
  return isSame && more === undefined ? lines : null
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

function labelsOf(examples: readonly LabelledText[]): readonly string[] {
  return entityTypes(examples.flatMap(({ entities }) => entities.map(({ label }) => `I-${label}`)))
}

/** As the file counts characters and calls labels. */
function spansOf({ text, entities }: LabelledText, { isUtf16, tags }: AppendedFile): readonly WrittenSpan[] {
  const offset = isUtf16 ? (unit: number) => unit : (unit: number) => Array.from(text.slice(0, unit)).length
  return entities.map(({ start, end, label }) => {
    return { start: offset(start), end: offset(end), name: tags.nameOf(label), part: text.slice(start, end) }
  })
}
