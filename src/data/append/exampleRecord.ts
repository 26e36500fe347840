import { isRecord } from '../../shared/check'
import { endKeys, labelKeys, startKeys } from '../format/characterSpan'
import type { WrittenSpan, WrittenText } from './exampleFormat'
import type { RecordShape } from './recordShape'
import type { WordTags } from './wordTags'

/** A record with words and their tags. */
export function wordsRecord({ tokens, tags }: WordTags, shape: RecordShape): unknown {
  const labels = typeof shape.label === 'number' ? tags.map(Number) : tags
  return recordOf(shape.type === 'lists' ? tokens : tokens.join(' '), labels, shape)
}

/** A record with a text and spans. */
export function spansRecord({ text, spans }: WrittenText, shape: RecordShape): unknown {
  const written = spans.map((span) => spanLike(shape.label, span))
  return recordOf(text, written, shape)
}

/** A span with those fields of another one that can be told. */
export function spanLike(sample: unknown, { start, end, name, part }: WrittenSpan): unknown {
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

/** JSON on a line. @param isSpaced with a space behind colons and commas */
export function jsonLine(value: unknown, isSpaced: boolean): string {
  if (!isSpaced) return JSON.stringify(value)
  // All line ends are between values: those of strings are escaped.
  return JSON.stringify(value, null, 1)
    .replaceAll(/(?<=[[{])\n\s*|\n\s*(?=[\]}])/gu, '')
    .replaceAll(/\n\s*/gu, ' ')
}

function recordOf(words: unknown, labels: unknown, { keys, isPair }: RecordShape): unknown {
  return isPair ? [words, { [keys.label]: labels }] : { [keys.text]: words, [keys.label]: labels }
}
