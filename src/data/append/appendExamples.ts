import type { LabelledText } from '../../shared/entities/markup'
import { entityTypes } from '../../shared/entities/tagType'
import type { DataReading } from '../../shared/protocol/spec'
import { DataFault } from '../fault'
import { detectFormat } from '../format/dataFormat'
import { lettersOf, readAppendedFile, readBack, type AppendedFile } from './appendedFile'
import type { AppendSource } from './appendSource'
import { conllLines } from './conllLines'
import { spansLine, tokensLine } from './recordLine'
import { wordTags } from './wordTags'

/** A data file, and how a config says to read it. */
export interface AppendTarget {
  /** Says its format. */
  readonly name: string
  readonly source: AppendSource
  readonly reading: DataReading
}

/** What appending examples to a file does. */
export interface Appending {
  /** To be inserted at the end of the file's text, with its line ends. */
  readonly text: string
  /** Indices of the examples that the file has already, whatever their labels. */
  readonly repeated: readonly number[]
  /** Labels that it has not; none for a file without an example. */
  readonly newLabels: readonly string[]
  /** Parts of words that are labelled: the file can only label all of a word. */
  readonly cut: readonly string[]
}

/**
 * Why nothing can be appended: the format is not one of a word or a sentence on each line, the file is not what its name
 * says, or its way of writing cannot say what is wanted.
 */
export type AppendRefusal = 'format' | 'unreadable' | 'scheme'

/** What to insert at the end of a data file for it to have these examples too, written as it writes its own. */
export async function appendExamples(
  { name, source, reading }: AppendTarget,
  examples: readonly LabelledText[],
): Promise<Appending | AppendRefusal> {
  const format = detectFormat(name, source.head)
  if (format !== 'conll' && format !== 'jsonl') return 'format'
  try {
    const wanted = new Set(examples.map(lettersOfText))
    const file = await readAppendedFile(source, format === 'jsonl', reading, wanted)
    return file.isWritten && !file.hasExamples ? 'unreadable' : appendTo(file, examples)
  } catch (error) {
    if (error instanceof DataFault) return 'unreadable'
    throw error
  }
}

function appendTo(file: AppendedFile, examples: readonly LabelledText[]): Appending | AppendRefusal {
  if (file.layout === null && file.shape === null) return 'unreadable'
  const cut: string[] = []
  const blocks: (readonly string[])[] = []
  for (const example of examples) {
    const lines = linesOf(example, file, (part) => cut.push(part))
    if (lines === null) return 'scheme'
    blocks.push(lines)
  }
  return {
    text: joined(file, blocks, file.layout === null ? 0 : 1),
    repeated: examples.flatMap((example, index) => (file.known.has(lettersOfText(example)) ? [index] : [])),
    newLabels: labelsOf(examples).filter((label) => file.hasExamples && !file.tags.has(label)),
    cut,
  }
}

function lettersOfText(example: LabelledText): string {
  return lettersOf({ type: 'text', ...example })
}

/** Null if they would not be read as what they are. */
function linesOf(example: LabelledText, file: AppendedFile, onCut: (part: string) => void): readonly string[] | null {
  const { shape } = file
  if (shape?.type === 'spans') {
    const line = spansLine(example, shape, file)
    const [read] = readBack([line], file)
    const isSame = read?.type === 'text' && read.text === example.text && read.spans.length === example.entities.length
    return isSame ? [line] : null
  }
  const words = wordTags(example, file, onCut)
  if (words === null) return null
  const lines = shape === null ? conllLines(words, file) : [tokensLine(words, shape)]
  const [read, more] = readBack(lines, file)
  const isSame = read?.type === 'tokens' && isEqual(read.tokens, words.tokens) && isEqual(read.tags, words.tags)
  return isSame && more === undefined ? lines : null
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

function labelsOf(examples: readonly LabelledText[]): readonly string[] {
  return entityTypes(examples.flatMap(({ entities }) => entities.map(({ label }) => `I-${label}`)))
}

/** @param gap empty lines between sentences */
function joined({ tail, isEnded, lineEnd }: AppendedFile, blocks: readonly (readonly string[])[], gap: 0 | 1): string {
  const before = tail.at(-1)
  const isApart = before === undefined || before.trim() === ''
  const lead = (isEnded ? '' : lineEnd) + (isApart ? '' : lineEnd.repeat(gap))
  // A file that ends without a line end, or with an empty line, goes on to do so.
  const end = isEnded ? lineEnd + (isApart && before !== undefined ? lineEnd.repeat(gap) : '') : ''
  return lead + blocks.map((block) => block.join(lineEnd)).join(lineEnd + lineEnd.repeat(gap)) + end
}
