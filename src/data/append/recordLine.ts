import { isRecord } from '../../shared/check'
import type { LabelledText } from '../../shared/entities/markup'
import { splitWords } from '../../shared/words/splitWords'
import { defaultWordRule } from '../../shared/words/wordRule'
import { endKeys, labelKeys, startKeys } from '../format/characterSpan'
import type { RawExample } from '../format/rawExample'
import { RecordReader, toRecord, type RecordKeys } from '../format/record'
import { toUtf16Spans } from '../format/utf16Spans'
import { contextOf, type AppendedFile } from './appendedFile'
import type { WordTags } from './wordTags'

/** How a file of records writes an example. */
export interface RecordShape {
  readonly keys: RecordKeys
  /** spaCy's pair of a text and its annotations. */
  readonly isPair: boolean
  /** Lists of words and tags, a text of words and tags, or a text with spans of characters. */
  readonly type: 'lists' | 'words' | 'spans'
  /** A label or a span that it has; undefined: it has none. */
  readonly label: unknown
  /** Whether a space stands behind colons and commas, as Python writes. */
  readonly isSpaced: boolean
}

const longestSample = 1 << 16
const lists: Omit<RecordShape, 'keys'> = { isPair: false, type: 'lists', label: undefined, isSpaced: true }

/** By the first example that has a label, else the first one. Null if the file has other records. */
export function recordShapeOf({ lines, reading }: Pick<AppendedFile, 'lines' | 'reading'>): RecordShape | null {
  const written = lines.filter((line) => line.trim() !== '')
  if (written.length === 0)
    return { ...lists, keys: { text: reading.textColumn ?? 'tokens', label: reading.labelColumn ?? 'tags' } }
  let first: RecordShape | null = null
  for (const line of written) {
    const shape = line.length > longestSample ? null : shapeOf(line, reading)
    if (shape?.label !== undefined) return shape
    first ??= shape
  }
  return first
}

function shapeOf(line: string, reading: AppendedFile['reading']): RecordShape | null {
  const value = parsed(line)
  const record = toRecord(value)
  const keys = new RecordReader(contextOf(reading)).keysOf(record, 1)
  if (keys === null) return null
  const [words, labels] = [record[keys.text], record[keys.label] ?? []]
  if (!Array.isArray(labels)) return null
  const [label] = labels as readonly unknown[]
  const isSpans = label === undefined || typeof label === 'object'
  const type = Array.isArray(words) ? 'lists' : isSpans ? 'spans' : 'words'
  return {
    keys,
    isPair: Array.isArray(value),
    type,
    label,
    isSpaced: /^(?:\{"[^"]*": |\["(?:[^"\\]|\\.)*", )/u.test(line),
  }
}

/** A line with words and their tags. */
export function tokensLine({ tokens, tags }: WordTags, shape: RecordShape): string {
  const labels = typeof shape.label === 'number' ? tags.map(Number) : tags
  return lineOf(shape.type === 'lists' ? tokens : tokens.join(' '), labels, shape)
}

/** A line with a text and spans, as `RecordReader` counts characters. */
export function spansLine({ text, entities }: LabelledText, shape: RecordShape, file: AppendedFile): string {
  const offset = countsUtf16(file.examples)
    ? (unit: number) => unit
    : (unit: number) => Array.from(text.slice(0, unit)).length
  const spans = entities.map(({ start, end, label }) => {
    const [name, part] = [file.tags.nameOf(label), text.slice(start, end)]
    return spanLike(shape.label, { start: offset(start), end: offset(end), name, part })
  })
  return lineOf(text, spans, shape)
}

interface WrittenSpan {
  readonly start: number
  readonly end: number
  readonly name: string
  /** The text of it. */
  readonly part: string
}

/** A span with those fields of another one that can be told. */
function spanLike(sample: unknown, { start, end, name, part }: WrittenSpan): unknown {
  if (Array.isArray(sample)) return [start, end, name]
  if (!isRecord(sample)) return { start, end, label: name }
  const labelKey = labelKeys.find((key) => key in sample)
  const fields = Object.entries(sample).flatMap(([key, value]): [string, unknown][] => {
    if (startKeys.includes(key)) return [[key, start]]
    if (endKeys.includes(key)) return [[key, end]]
    if (key === labelKey) return [[key, Array.isArray(value) ? [name] : name]]
    return key === 'text' || key === 'word' ? [[key, part]] : []
  })
  return Object.fromEntries(fields)
}

/** Whether a text with emoji has spans that only fit where UTF-16 units are counted. */
function countsUtf16(examples: readonly RawExample[]): boolean {
  return examples.some(
    (example) =>
      example.type === 'text' &&
      /[\u{10000}-\u{10FFFF}]/u.test(example.text) &&
      example.spans.length > 0 &&
      toUtf16Spans(example.text, example.spans, splitWords(example.text, defaultWordRule)) === example.spans,
  )
}

function lineOf(words: unknown, labels: unknown, { keys, isPair, isSpaced }: RecordShape): string {
  const value = isPair ? [words, { [keys.label]: labels }] : { [keys.text]: words, [keys.label]: labels }
  if (!isSpaced) return JSON.stringify(value)
  // All line ends are between values: those of strings are escaped.
  return JSON.stringify(value, null, 1)
    .replaceAll(/(?<=[[{])\n\s*|\n\s*(?=[\]}])/gu, '')
    .replaceAll(/\n\s*/gu, ' ')
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
