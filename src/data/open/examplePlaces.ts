import { isRecord } from '../../shared/check'
import type { Range } from '../../shared/problem'
import { cellsOfLine, type ConllLayout } from '../format/conllLayout'
import type { RawExample } from '../format/rawExample'
import { RecordReader, toRecord, type RecordKeys } from '../format/record'
import { jsonPlaces, writtenOffsets, type JsonPlace } from './jsonPlaces'
import { silentContext, type TextLines } from './openText'

/** A stretch of a line: lines from 0, characters in UTF-16 units. */
export interface LineSpan extends Range {
  readonly line: number
}

/** Where the parts of one sentence are written; null for what is not there. */
export interface ExamplePlaces {
  word(index: number): LineSpan | null
  tag(index: number): LineSpan | null
  /** Characters of a text with spans. */
  characters(range: Range): LineSpan | null
  /** From its first to its last line, the last included. */
  readonly lines: Range
}

/** Places in lines of a word and its tag. */
export function conllPlaces(lines: TextLines, layout: ConllLayout, first: number, words: number): ExamplePlaces {
  const cell = (index: number, name: 'token' | 'tag'): LineSpan | null => {
    const line = first + index
    const range = index < words && line < lines.count ? cellsOfLine(lines.at(line), layout)[name] : null
    return range === null ? null : { line, ...range }
  }
  return {
    word: (index) => cell(index, 'token'),
    tag: (index) => cell(index, 'tag'),
    characters: () => null,
    lines: { start: first, end: first + Math.max(0, words - 1) },
  }
}

/** Places in a line with a record. */
export function recordPlaces(lines: TextLines, line: number, columns: RecordColumns): ExamplePlaces {
  const text = lines.at(line)
  const { words, tags } = placesOf(text, columns)
  const isText = words !== null && text[words.start] === '"'
  const at = (range: Range | null | undefined) => (range === null || range === undefined ? null : { line, ...range })
  const characters = ({ start, end }: Range) => {
    if (words === null || !isText) return null
    const [from = 0, to = 0] = writtenOffsets(text.slice(words.start, words.end), [start, end])
    return at({ start: words.start + from, end: words.start + to })
  }
  return {
    word: (index) => {
      if (!isText) return at(inner(words?.items[index], text))
      const range = wordOf(stringAt(text, words), index)
      return range === null ? null : characters(range)
    },
    tag: (index) => at(inner(tags?.items[index], text)),
    characters,
    lines: { start: line, end: line },
  }
}

/** Columns that a config names. */
export interface RecordColumns {
  readonly textColumn: string | null
  readonly labelColumn: string | null
}

export function placesOfExample(
  lines: TextLines,
  example: RawExample,
  layout: ConllLayout | null,
  columns: RecordColumns,
): ExamplePlaces {
  const line = example.line - 1
  if (layout === null || example.type === 'text') return recordPlaces(lines, line, columns)
  return conllPlaces(lines, layout, line, example.tokens.length)
}

interface RecordPlaces {
  readonly words: JsonPlace | null
  readonly tags: JsonPlace | null
}

function placesOf(text: string, columns: RecordColumns): RecordPlaces {
  const value = parsed(text)
  const keys: RecordKeys | null = new RecordReader({ ...silentContext, ...columns }).keysOf(toRecord(value), 1)
  if (keys === null) return { words: null, tags: null }
  const root = jsonPlaces(text)
  // spaCy's pair of a text and its annotations.
  const isPair = Array.isArray(value) && isRecord(value[1])
  const members = (isPair ? root.items[1] : root)?.members
  const words = isPair && keys.text === 'text' ? root.items[0] : members?.get(keys.text)
  return { words: words ?? null, tags: members?.get(keys.label) ?? null }
}

/** A string without its quotes. */
function inner(place: JsonPlace | undefined, text: string): Range | null {
  if (place === undefined) return null
  const quote = text[place.start] === '"' ? 1 : 0
  return { start: place.start + quote, end: place.end - quote }
}

/** A word of a text that white space separates. */
function wordOf(text: string, index: number): Range | null {
  const match = [...text.matchAll(/\S+/gu)][index]
  return match === undefined ? null : { start: match.index, end: match.index + match[0].length }
}

function stringAt(text: string, { start, end }: Range): string {
  return String(parsed(text.slice(start, end)))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
