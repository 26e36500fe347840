import type { Range } from '../../../shared/problem'
import { lineEnd, lineStart } from '../entryText'

/** Where in a config something is being typed, read from the lines themselves: half-typed text is rarely YAML. */
export type CompletionPlace = KeyPlace | PropertyPlace | ValuePlace

export interface KeyPlace {
  readonly kind: 'key'
  readonly range: Range
  readonly hasColon: boolean
}

/** A key inside the value of another, as in `freeze`. */
export interface PropertyPlace {
  readonly kind: 'property'
  readonly parent: string
  readonly range: Range
  readonly hasColon: boolean
}

/** `range` is all that is written of the value, or of the item of a list. */
export interface ValuePlace {
  readonly kind: 'value'
  readonly key: string
  /** The key inside the value of `key` whose value it is; null if it is that of `key` itself. */
  readonly property: string | null
  /** What is written before the cursor. */
  readonly typed: string
  readonly range: Range
  /** What has to come before a value: a space right behind a colon. */
  readonly lead: '' | ' '
}

const keyLine = /^([ \t]*)([\w$-]*)(\s*:)?/
const valueLine = /^([ \t]*)([\w$-]+)\s*:(\s+|$)(.*)$/
const itemLine = /^(\s*-\s+)(.*)$/

/** What is being typed at an offset; null in a comment, and where nothing can be offered. */
export function completionPlace(text: string, offset: number): CompletionPlace | null {
  const start = lineStart(text, offset)
  const before = text.slice(start, offset)
  const after = text.slice(offset, lineEnd(text, offset))
  if (isComment(before)) return null
  const item = itemLine.exec(before)
  if (item !== null) return itemPlace(item[2] ?? '', after, offset, parentOf(text, start))
  const value = valueLine.exec(before)
  if (value === null) return keyPlace(text, start, offset)
  const [, indent = '', name = '', space = '', typed = ''] = value
  const lead = space === '' ? ' ' : ''
  if (indent === '')
    return bracketPlace(name, typed, after, offset) ?? valuePlace({ key: name, typed, lead }, after, offset)
  const parent = parentOf(text, start)
  return parent === null ? null : valuePlace({ key: parent, property: name, typed, lead }, after, offset)
}

function keyPlace(text: string, start: number, offset: number): CompletionPlace | null {
  const match = keyLine.exec(text.slice(start, lineEnd(text, offset)))
  const indent = match?.[1]?.length ?? 0
  const word = { start: start + indent, end: start + indent + (match?.[2]?.length ?? 0) }
  if (offset < word.start || offset > word.end) return null
  const hasColon = match?.[3] !== undefined
  if (indent === 0) return { kind: 'key', range: word, hasColon }
  const parent = parentOf(text, start)
  return parent === null ? null : { kind: 'property', parent, range: word, hasColon }
}

/** Inside brackets the word that is being typed is an item, inside braces a key or its value. */
function bracketPlace(key: string, typed: string, after: string, offset: number): CompletionPlace | null {
  const opened = /^(\[|\{)(?:.*,)?\s*/.exec(typed)
  if (opened === null || /[\]}]/.test(typed)) return null
  const [before, bracket] = opened
  const word = typed.slice(before.length)
  const rest = /^[^,\]}#]*?(?=\s*(?:[,\]}#]|$))/.exec(after)?.[0] ?? ''
  const range = { start: offset - word.length, end: offset + rest.length }
  const value = { kind: 'value', key, lead: '' } as const
  if (bracket === '[') return { ...value, property: null, typed: word, range }
  const pair = /^([\w$-]+)\s*:\s*(.*)$/.exec(word)
  if (pair !== null) {
    const [, property = '', part = ''] = pair
    return { ...value, property, typed: part, range: { ...range, start: offset - part.length } }
  }
  const name = /^[\w$-]*/.exec(rest)?.[0] ?? ''
  const hasColon = /^\s*:/.test(rest.slice(name.length))
  return { kind: 'property', parent: key, range: { ...range, end: offset + name.length }, hasColon }
}

type TypedValue = Pick<ValuePlace, 'key' | 'typed' | 'lead'> & Partial<Pick<ValuePlace, 'property'>>

function valuePlace({ property = null, ...value }: TypedValue, after: string, offset: number): ValuePlace {
  const rest = /^[^#]*?(?=\s+#|\s*$)/.exec(after)?.[0] ?? ''
  return {
    ...value,
    kind: 'value',
    property,
    range: { start: offset - value.typed.length, end: offset + rest.length },
  }
}

function itemPlace(typed: string, after: string, offset: number, key: string | null): CompletionPlace | null {
  return key === null ? null : valuePlace({ key, typed, lead: '' }, after, offset)
}

/** The top-level key above a line that is indented, or an item of a list. */
function parentOf(text: string, start: number): string | null {
  for (let end = start - 1; end >= 0;) {
    const begin = lineStart(text, end)
    const match = /^([\w$-]+)\s*:/.exec(text.slice(begin, end))
    if (match !== null) return match[1] ?? null
    end = begin - 1
  }
  return null
}

function isComment(before: string): boolean {
  return /(^|\s)#/.test(before.replace(/"[^"]*"|'[^']*'/g, ''))
}
