import { isRecord } from '../../shared/check'
import type { LabelledText } from '../../shared/entities/markup'
import { endKeys, labelKeys, startKeys } from '../format/characterSpan'
import type { AppendedFile } from './appendedFile'
import type { RecordShape } from './recordShape'
import type { WordTags } from './wordTags'

/** A line with words and their tags. */
export function tokensLine({ tokens, tags }: WordTags, shape: RecordShape): string {
  const labels = typeof shape.label === 'number' ? tags.map(Number) : tags
  return lineOf(shape.type === 'lists' ? tokens : tokens.join(' '), labels, shape)
}

/** A line with a text and spans, as `RecordReader` counts characters. */
export function spansLine(
  { text, entities }: LabelledText,
  shape: RecordShape,
  file: Pick<AppendedFile, 'isUtf16' | 'tags'>,
): string {
  const offset = file.isUtf16 ? (unit: number) => unit : (unit: number) => Array.from(text.slice(0, unit)).length
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

function lineOf(words: unknown, labels: unknown, { keys, isPair, isSpaced }: RecordShape): string {
  const value = isPair ? [words, { [keys.label]: labels }] : { [keys.text]: words, [keys.label]: labels }
  if (!isSpaced) return JSON.stringify(value)
  // All line ends are between values: those of strings are escaped.
  return JSON.stringify(value, null, 1)
    .replaceAll(/(?<=[[{])\n\s*|\n\s*(?=[\]}])/gu, '')
    .replaceAll(/\n\s*/gu, ' ')
}
