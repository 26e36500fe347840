import type { Range } from '../../shared/problem'
import type { ValueNode } from '../configDocument'
import { scalarNode } from '../configDocument'
import { plainValue } from './plainValue'
import type { TextCursor } from './textCursor'
import { codes, isBlank, isEmpty, isFlowIndicator, isQuote } from './textCursor'

/** Moves over a scalar without quotes and returns where it ends; null if that is not certain. */
type SkipPlain = (cursor: TextCursor) => number | null

/** Read the text, number, boolean or null at the cursor; null if it is not certain. */
export function readScalar(cursor: TextCursor, skip: SkipPlain): ValueNode | null {
  const start = cursor.position
  if (isQuote(cursor.code())) {
    const value = readQuoted(cursor)
    return value === null ? null : scalarNode(value, { start, end: cursor.position })
  }
  const end = skip(cursor)
  return end === null ? null : scalarNode(plainValue(cursor.text.slice(start, end)), { start, end })
}

/** Read a key, which is a text whatever it looks like, and stay before its colon; null if it is not certain. */
export function readKey(
  cursor: TextCursor,
  skip: SkipPlain,
): { readonly key: string; readonly keyRange: Range } | null {
  const start = cursor.position
  if (isQuote(cursor.code())) {
    const key = readQuoted(cursor)
    const end = cursor.position
    cursor.skipBlanks()
    return key === null ? null : { key, keyRange: { start, end } }
  }
  const end = skip(cursor)
  return end === null ? null : { key: cursor.text.slice(start, end), keyRange: { start, end } }
}

/** Outside brackets a scalar goes on to a `: `, a comment or the end of the line. */
export function skipPlain(cursor: TextCursor): number | null {
  const { text } = cursor
  if (!canBegin(cursor.code(), isEmpty(cursor.code(1)))) return null
  let end = cursor.position
  for (let at = cursor.position; ; at++) {
    const code = text.charCodeAt(at)
    if (isLineEnd(code) || (code === codes.colon && isEmpty(text.charCodeAt(at + 1))) || isComment(text, at)) {
      return stopAt(cursor, at, end)
    }
    if (!isBlank(code)) end = at + 1
  }
}

/** Inside brackets, commas and brackets end a scalar too. */
export function skipPlainInFlow(cursor: TextCursor): number | null {
  const { text } = cursor
  if (!canBegin(cursor.code(), isEmptyInFlow(cursor.code(1)))) return null
  let end = cursor.position
  for (let at = cursor.position; ; at++) {
    const code = text.charCodeAt(at)
    const isColon = code === codes.colon && isEmptyInFlow(text.charCodeAt(at + 1))
    if (isLineEnd(code) || isFlowIndicator(code) || isColon || isComment(text, at)) return stopAt(cursor, at, end)
    if (!isBlank(code)) end = at + 1
  }
}

/** What the library does with a carriage return alone is left to it. */
function stopAt(cursor: TextCursor, position: number, end: number): number | null {
  cursor.position = position
  return cursor.isAtStrayReturn() ? null : end
}

/** Characters that a scalar without quotes never begins with. */
const indicators: ReadonlySet<number> = new Set([...',[]{}#&*!|>\'"%@`'].map((each) => each.charCodeAt(0)))

function canBegin(code: number, isAlone: boolean): boolean {
  if (code === codes.minus || code === codes.question || code === codes.colon) return !isAlone
  return !isEmpty(code) && !indicators.has(code)
}

function readQuoted(cursor: TextCursor): string | null {
  return cursor.code() === codes.doubleQuote ? readDoubleQuoted(cursor) : readSingleQuoted(cursor)
}

function readSingleQuoted(cursor: TextCursor): string | null {
  const start = cursor.position + 1
  let hasQuotes = false
  for (cursor.position = start; ; cursor.position++) {
    const code = cursor.code()
    if (isLineEnd(code)) return null
    if (code !== codes.singleQuote) continue
    if (cursor.code(1) !== codes.singleQuote) break
    hasQuotes = true
    cursor.position++
  }
  const written = cursor.text.slice(start, cursor.position++)
  return hasQuotes ? written.replaceAll("''", "'") : written
}

function readDoubleQuoted(cursor: TextCursor): string | null {
  const start = cursor.position
  let hasEscapes = false
  for (cursor.position++; cursor.code() !== codes.doubleQuote; cursor.position++) {
    if (cursor.code() === codes.backslash) {
      hasEscapes = true
      cursor.position++
    }
    if (isLineEnd(cursor.code())) return null
  }
  const written = cursor.text.slice(start, ++cursor.position)
  return hasEscapes ? unescaped(written) : written.slice(1, -1)
}

/** The escapes that JSON has mean the same in YAML. Those that YAML has beyond are left to the library. */
function unescaped(written: string): string | null {
  try {
    return JSON.parse(written) as string
  } catch {
    return null
  }
}

function isLineEnd(code: number): boolean {
  return code === codes.newline || code === codes.carriageReturn || Number.isNaN(code)
}

function isEmptyInFlow(code: number): boolean {
  return isEmpty(code) || isFlowIndicator(code)
}

function isComment(text: string, at: number): boolean {
  return text.charCodeAt(at) === codes.hash && isBlank(text.charCodeAt(at - 1))
}
