import { jsonLine } from './exampleRecord'

/** Where elements are added to an array. */
export interface ArrayPlace {
  /** Between what is there and the first one, between two, and behind the last one. */
  readonly before: string
  readonly separator: string
  readonly after: string
  /** What stands before each line of an element. */
  readonly indent: string
  /** Whitespace and the bracket behind it, as written with LF. */
  readonly behind: string
}

/**
 * Where the last element of an array ends, and how it stands apart from what is before it.
 *
 * @param tail the end of the file, with LF
 * @param last its last element; null if it has none
 * @param isSpaced whether a space stands behind commas
 * @returns null if the file does not end with the bracket of an array, or with so long an element that the tail is part
 *   of it
 */
export function arrayPlace(tail: string, last: string | null, isSpaced: boolean): ArrayPlace | null {
  const [behind = ''] = /[ \t\n]*\][ \t\n]*$/u.exec(tail) ?? []
  const until = tail.slice(0, tail.length - behind.length)
  if (behind === '') return null
  if (last === null) return until.trim() === '[' ? emptyPlace(behind) : null
  if (!until.endsWith(last)) return null
  const [, opening = '', gap = ''] = /([[,])([ \t\n]*)$/u.exec(until.slice(0, -last.length)) ?? []
  if (opening === '') return null
  const separator = `,${opening === '[' && gap === '' && isSpaced ? ' ' : gap}`
  const indent = gap.includes('\n') ? gap.slice(gap.lastIndexOf('\n') + 1) : ''
  return { before: separator, separator, after: '', indent, behind }
}

function emptyPlace(behind: string): ArrayPlace {
  const line = '\n  '
  return { before: line, separator: `,${line}`, after: behind.includes('\n]') ? '' : '\n', indent: '  ', behind }
}

/** JSON values as an array has them. @param isSpaced of a value on one line */
export function elementLayout(last: string | null, indent: string, isSpaced: boolean): (value: unknown) => string {
  const unit = last === null ? null : unitOf(last, indent)
  return (value) => {
    if (unit === null) return jsonLine(value, isSpaced)
    const { step, isExpanded } = unit
    const text = isExpanded ? JSON.stringify(value, null, step) : membersOnLines(value, step)
    return text.replaceAll('\n', `\n${indent}`)
  }
}

/** How an element goes over lines: `isExpanded` to the last value, as programs write, else only its members. */
interface Unit {
  readonly step: string
  readonly isExpanded: boolean
}

function unitOf(element: string, indent: string): Unit | null {
  const [, inner] = /^[[{]\n([ \t]*)/u.exec(element) ?? []
  if (inner === undefined) return null
  const step = inner.startsWith(indent) ? inner.slice(indent.length) : inner
  const lines = element.split('\n').length
  return { step, isExpanded: lines === JSON.stringify(JSON.parse(element), null, 1).split('\n').length }
}

function membersOnLines(value: unknown, step: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const isList = Array.isArray(value)
  const members = Object.entries(value as Readonly<Record<string, unknown>>).map(
    ([key, member]) => `${step}${isList ? '' : `${JSON.stringify(key)}: `}${jsonLine(member, true)}`,
  )
  const [open, close] = isList ? ['[', ']'] : ['{', '}']
  return `${open}\n${members.join(',\n')}\n${close}`
}
