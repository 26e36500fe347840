import type { LabelledText } from '../../shared/entities/markup'
import { entityTypes } from '../../shared/entities/tagType'
import type { DataReading } from '../../shared/protocol/spec'
import { DataFault } from '../fault'
import { detectFormat } from '../format/dataFormat'
import type { RawExample } from '../format/rawExample'
import { readAppendedFile, readLines, type AppendedFile } from './appendedFile'
import { conllLines } from './conllLines'
import { recordShapeOf, spansLine, tokensLine, type RecordShape } from './recordLine'
import { wordTags } from './wordTags'

/** The text of a data file, and how a config says to read it. */
export interface AppendTarget {
  /** Says its format. */
  readonly name: string
  readonly text: string
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
export function appendExamples(target: AppendTarget, examples: readonly LabelledText[]): Appending | AppendRefusal {
  const format = detectFormat(target.name, target.text.slice(0, 1 << 16).replace(/^\uFEFF/u, ''))
  if (format !== 'conll' && format !== 'jsonl') return 'format'
  try {
    const file = readAppendedFile(target.text, format === 'jsonl', target.reading)
    const isOther = file.examples.length === 0 && target.text.trim() !== ''
    return isOther ? 'unreadable' : appendTo(file, target.text, examples)
  } catch (error) {
    if (error instanceof DataFault) return 'unreadable'
    throw error
  }
}

function appendTo(file: AppendedFile, text: string, examples: readonly LabelledText[]): Appending | AppendRefusal {
  const shape = file.layout === null ? recordShapeOf(file) : null
  if (file.layout === null && shape === null) return 'unreadable'
  const cut: string[] = []
  const blocks: (readonly string[])[] = []
  for (const example of examples) {
    const lines = linesOf(example, file, shape, (part) => cut.push(part))
    if (lines === null) return 'scheme'
    blocks.push(lines)
  }
  const known = new Set(file.examples.map(letters))
  return {
    text: joined(file.lines, text.includes('\r\n') ? '\r\n' : '\n', blocks, file.layout === null ? 0 : 1),
    repeated: examples.flatMap((example, index) => (known.has(letters({ type: 'text', ...example })) ? [index] : [])),
    newLabels: labelsOf(examples).filter((label) => file.examples.length > 0 && !file.tags.has(label)),
    cut,
  }
}

/** Null if they would not be read as what they are. */
function linesOf(
  example: LabelledText,
  file: AppendedFile,
  shape: RecordShape | null,
  onCut: (part: string) => void,
): readonly string[] | null {
  if (shape?.type === 'spans') {
    const line = spansLine(example, shape, file)
    const [read] = readLines([line], null, file.reading)
    return read?.type === 'text' && read.text === example.text ? [line] : null
  }
  const words = wordTags(example, file, onCut)
  if (words === null) return null
  const lines = shape === null ? conllLines(words, file) : [tokensLine(words, shape)]
  const [read, more] = readLines(lines, file.layout, file.reading)
  const isSame = read?.type === 'tokens' && isEqual(read.tokens, words.tokens) && isEqual(read.tags, words.tags)
  return isSame && more === undefined ? lines : null
}

function isEqual(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, index) => text === other[index])
}

/** All that is not white space: how words were split does not matter. */
function letters(example: RawExample | (LabelledText & { readonly type: 'text' })): string {
  return (example.type === 'text' ? example.text : example.tokens.join('')).replaceAll(/[\s\u200B]/gu, '')
}

function labelsOf(examples: readonly LabelledText[]): readonly string[] {
  return entityTypes(examples.flatMap(({ entities }) => entities.map(({ label }) => `I-${label}`)))
}

/** @param gap empty lines between sentences */
function joined(lines: readonly string[], lineEnd: string, blocks: readonly (readonly string[])[], gap: 0 | 1): string {
  const last = lines.at(-1) ?? ''
  const before = last === '' ? lines.at(-2) : last
  const isEnded = last === ''
  const isApart = before === undefined || before.trim() === ''
  const lead = (isEnded ? '' : lineEnd) + (isApart ? '' : lineEnd.repeat(gap))
  // A file that ends without a line end, or with an empty line, goes on to do so.
  const tail = isEnded ? lineEnd + (isApart && before !== undefined ? lineEnd.repeat(gap) : '') : ''
  return lead + blocks.map((block) => block.join(lineEnd)).join(lineEnd + lineEnd.repeat(gap)) + tail
}
