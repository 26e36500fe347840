import type { DataReading } from '../../shared/protocol/spec'
import { splitWords } from '../../shared/words/splitWords'
import { defaultWordRule } from '../../shared/words/wordRule'
import type { RawText } from '../format/rawExample'
import { RecordReader, toRecord, type RecordKeys } from '../format/record'
import { toUtf16Spans } from '../format/utf16Spans'

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

/** Finds the shape of records by the first one that has a label, else by the first one. */
export class ShapeFinder {
  private found: RecordShape | null = null
  /** Whether there was no record. */
  isEmpty = true

  constructor(private readonly reading: DataReading) {}

  read(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.found?.label !== undefined) return
      if (line.trim() === '') continue
      this.isEmpty = false
      const shape = line.length > longestSample ? null : this.shapeOf(line)
      if (this.found === null || shape?.label !== undefined) this.found = shape
    }
  }

  /** Null if the file has other records. */
  shape(): RecordShape | null {
    const { textColumn, labelColumn } = this.reading
    return this.isEmpty
      ? { ...lists, keys: { text: textColumn ?? 'tokens', label: labelColumn ?? 'tags' } }
      : this.found
  }

  private shapeOf(line: string): RecordShape | null {
    const value = parsed(line)
    const record = toRecord(value)
    const context = { ...this.reading, report: () => undefined, onLayout: () => undefined }
    const keys = new RecordReader(context).keysOf(record, 1)
    if (keys === null) return null
    const [words, labels] = [record[keys.text], record[keys.label] ?? []]
    if (!Array.isArray(labels)) return null
    const [label] = labels as readonly unknown[]
    const isSpans = label === undefined || typeof label === 'object'
    const type = Array.isArray(words) ? 'lists' : isSpans ? 'spans' : 'words'
    const isSpaced = /^(?:\{"[^"]*": |\["(?:[^"\\]|\\.)*", )/u.test(line)
    return { keys, isPair: Array.isArray(value), type, label, isSpaced }
  }
}

/** Whether a text with emoji has spans that only fit where UTF-16 units are counted. */
export function countsUtf16({ text, spans }: RawText): boolean {
  return (
    spans.length > 0 &&
    /[\u{10000}-\u{10FFFF}]/u.test(text) &&
    toUtf16Spans(text, spans, splitWords(text, defaultWordRule)) === spans
  )
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
