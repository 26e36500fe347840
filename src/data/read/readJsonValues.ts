import type { Report } from '../fault'
import { decodeText, skipByteOrderMark } from './decodeText'
import { JsonSplitter, type JsonBytes } from './jsonSplitter'
import type { LineBatch } from './readLines'

/** A parsed value and where it begins, from 1. */
export interface JsonValue {
  readonly value: unknown
  readonly line: number
}

const surrogateEscape = /\\u[dD][89a-fA-F]/u
const loneSurrogates = /\p{Surrogate}/gu

/** The elements of a JSON array, or values one after the other, over any number of lines. */
export async function* readJsonValues(
  chunks: AsyncIterable<Buffer>,
  report: Report,
): AsyncGenerator<readonly JsonValue[]> {
  const splitter = new JsonSplitter()
  let isStart = true
  for await (const chunk of chunks) {
    yield parseAll(splitter.push(isStart ? skipByteOrderMark(chunk) : chunk), report)
    isStart = false
  }
  yield parseAll(splitter.end(), report)
}

/** One value a line; empty lines are passed over. */
export async function* readJsonLines(
  batches: AsyncIterable<LineBatch>,
  report: Report,
): AsyncGenerator<readonly JsonValue[]> {
  for await (const { lines, first } of batches) {
    yield parseJsonLines(lines, first, report)
  }
}

/** The values of lines, the first of which has this number. */
export function parseJsonLines(lines: readonly string[], first: number, report: Report): readonly JsonValue[] {
  const values: JsonValue[] = []
  for (const [index, text] of lines.entries()) {
    if (text !== '' && text.trim() !== '') {
      parseInto(values, text, first + index, report)
    }
  }
  return values
}

function parseAll(found: readonly JsonBytes[], report: Report): JsonValue[] {
  const values: JsonValue[] = []
  for (const { bytes, line } of found) {
    parseInto(values, decodeText(bytes, line, report), line, report)
  }
  return values
}

function parseInto(values: JsonValue[], text: string, line: number, report: Report): void {
  try {
    values.push({ value: surrogateEscape.test(text) ? parseWellFormed(text, line, report) : JSON.parse(text), line })
  } catch (error) {
    report('FD014', line, { reason: error instanceof Error ? error.message : String(error) })
  }
}

/** Half characters can be escaped in JSON; tokenizers refuse them. */
function parseWellFormed(text: string, line: number, report: Report): unknown {
  return JSON.parse(text, (_key, value: unknown) => {
    if (typeof value !== 'string' || value.search(loneSurrogates) < 0) {
      return value
    }
    report('FD029', line)
    return value.replace(loneSurrogates, '\uFFFD')
  })
}
