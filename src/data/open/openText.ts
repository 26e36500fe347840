import { extname } from 'node:path'
import { cellsOfLine, findConllLayout, type ConllLayout } from '../format/conllLayout'
import type { Report } from '../fault'
import { recordExamples } from '../format/readExamples'
import { RecordReader } from '../format/record'
import { looksLikeTag } from '../format/tagShape'
import { parseJsonLines } from '../read/readJsonValues'

/** The formats that are edited as text: a word or a sentence on each line. */
export type OpenFormat = 'conll' | 'jsonl'

/** The lines of a text in an editor. */
export interface TextLines {
  readonly count: number
  /** Without its end; from 0. */
  at(index: number): string
}

/** Ends of names of files that may be data of entities. */
export const openExtensions = ['.conll', '.iob', '.iob2', '.bio', '.jsonl', '.ndjson'] as const

/** Lines that tell what a text is. */
const sampleSize = 200
/** Records that tell it: a sentence without entities says nothing. */
const recordSampleSize = 20
/** A line that is longer says nothing either: it would take too long to read for a look. */
const longestSample = 1 << 16

/** Whether a file's name says that it may be data of entities. */
export function mayBeOpenData(name: string): boolean {
  return openExtensions.some((extension) => extname(name).toLowerCase() === extension)
}

/** The format of a text whose first lines are sentences with entities; null of any other. */
export function openFormat(name: string, lines: TextLines): OpenFormat | null {
  if (!mayBeOpenData(name)) return null
  const isRecords = ['.jsonl', '.ndjson'].includes(extname(name).toLowerCase())
  if (isRecords) return hasEntityRecords(firstLines(lines, recordSampleSize)) ? 'jsonl' : null
  return hasTaggedLines(firstLines(lines, sampleSize)) ? 'conll' : null
}

export function firstLines(lines: TextLines, most = sampleSize): readonly string[] {
  return Array.from({ length: Math.min(most, lines.count) }, (_, index) => lines.at(index))
}

const quiet: Report = () => undefined
export const silentContext = { textColumn: null, labelColumn: null, report: quiet, onLayout: () => undefined }

/** As many tags as other things in the column of the tags, or more: `O` at least most words have. */
function hasTaggedLines(lines: readonly string[]): boolean {
  const layout = findConllLayout(lines, silentContext)
  const words = lines.filter((line) => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('-DOCSTART-'))
  return words.length > 0 && words.filter((line) => isTagged(line, layout)).length * 2 >= words.length
}

function isTagged(line: string, layout: ConllLayout): boolean {
  const { tag } = cellsOfLine(line, layout)
  return tag !== null && looksLikeTag(line.slice(tag.start, tag.end))
}

function hasEntityRecords(lines: readonly string[]): boolean {
  const short = lines.filter((line) => line.length <= longestSample)
  const examples = recordExamples(parseJsonLines(short, 1, quiet), new RecordReader(silentContext))
  return examples.some((example) => (example.type === 'text' ? example.spans : example.tags).length > 0)
}
