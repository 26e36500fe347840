import { isNumber, isRecord, isString, listOf } from '../../shared/check'
import { suggestionFor } from '../../shared/suggestion'
import type { ExampleSource } from '../../shared/protocol/example'
import { readSpan } from './characterSpan'
import { pairTokens, type RawExample, type RawText, type ReadContext } from './rawExample'

const tokenKeys = ['tokens', 'words', 'token', 'text', 'sentence']
const tagKeys = ['tags', 'ner_tags', 'labels', 'ner', 'label']
const textKeys = ['text', 'sentence', 'content', 'data']
const spanKeys = ['entities', 'spans', 'label', 'labels', 'annotations']

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)
const isTagList = listOf((value) => isString(value) || isNumber(value))

/** Where a record has its words and tags, or its text and spans. */
export interface RecordKeys {
  readonly text: string
  readonly label: string
}

/** Makes examples of JSON records, in whichever of the usual shapes they come. */
export class RecordReader {
  private keys: RecordKeys | null = null

  constructor(private readonly context: ReadContext) {}

  /** Null, and told, if there is no example in the record. */
  read(value: unknown, line: number): RawExample | null {
    const record = toRecord(value)
    const keys = this.keysOf(record, line)
    if (keys === null) {
      return null
    }
    const words = record[keys.text]
    const labels = record[keys.label] ?? []
    if (typeof words === 'string' && isList(labels)) {
      return isTagList(labels) && labels.length > 0
        ? this.readTokens(words.trim().split(/\s+/u), labels, record, line)
        : this.readText(words, labels, line)
    }
    if (isList(words) && isList(labels)) {
      return this.readTokens(words, labels, record, line)
    }
    this.context.report('FD015', line, { columns: Object.keys(record) })
    return null
  }

  private readTokens(
    words: readonly unknown[],
    tags: readonly unknown[],
    record: Record<string, unknown>,
    line: number,
  ): RawExample | null {
    const missing = tags.findIndex((tag) => tag === null || tag === '')
    if (missing >= 0) {
      this.context.report('FD005', line, { word: String(words[missing]) })
      return null
    }
    const pair = pairTokens(words.map(String), tags.map(String), line, sourceOf(record), this.context.report)
    return pair !== null && pair.tokens.length === 0 ? null : pair
  }

  private readText(text: string, labels: readonly unknown[], line: number): RawText | null {
    const spans = labels.map(readSpan)
    const wrong = spans.indexOf(null)
    if (wrong >= 0) {
      this.context.report('FD030', line, { span: JSON.stringify(labels[wrong]) })
      return null
    }
    return { type: 'text', line, text, spans: spans.filter((span) => span !== null) }
  }

  /** Null, and told, if there are none. */
  keysOf(record: Record<string, unknown>, line: number): RecordKeys | null {
    if (this.keys !== null && this.keys.text in record && this.keys.label in record) {
      return this.keys
    }
    const keys = this.findKeys(record, line)
    if (keys !== null && this.keys === null) {
      this.context.onLayout({ columns: Object.keys(record), textColumn: keys.text, labelColumn: keys.label })
    }
    this.keys ??= keys
    return keys
  }

  private findKeys(record: Record<string, unknown>, line: number): RecordKeys | null {
    const { textColumn, labelColumn, report } = this.context
    const columns = Object.keys(record)
    for (const column of [textColumn, labelColumn]) {
      if (column !== null && !(column in record)) {
        report('FD027', line, { column, columns, suggestion: suggestionFor(column, columns) })
        return null
      }
    }
    const text =
      textColumn ??
      tokenKeys.find((key) => isList(record[key])) ??
      textKeys.find((key) => typeof record[key] === 'string')
    const label = labelColumn ?? findLabelKey(record, text)
    if (text === undefined || label === undefined) {
      report('FD015', line, { columns })
      return null
    }
    return { text, label }
  }
}

function findLabelKey(record: Record<string, unknown>, text: string | undefined): string | undefined {
  const isWords = text !== undefined && isList(record[text])
  const candidates = isWords ? tagKeys : [...spanKeys, ...tagKeys]
  return candidates.find((key) => key !== text && (isList(record[key]) || (!isWords && record[key] === null)))
}

/** A record, also from spaCy's pair of a text and its annotations. */
export function toRecord(value: unknown): Record<string, unknown> {
  if (isList(value) && value.length === 2 && typeof value[0] === 'string' && isRecord(value[1])) {
    return { text: value[0], ...value[1] }
  }
  return isRecord(value) ? value : { '(no object)': value }
}

const canonicalKeys = ['id', 'file', 'line', 'tokens', 'tags']

/** Set for an example that is in canonical form but for its tags. */
function sourceOf(record: Record<string, unknown>): ExampleSource | null {
  const { id, file, line } = record
  const isCanonical = canonicalKeys.every((key) => key in record)
  return isCanonical && typeof id === 'number' && typeof file === 'string' && typeof line === 'number'
    ? { id, file, line }
    : null
}
