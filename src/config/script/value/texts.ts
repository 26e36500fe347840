import type { Scope } from '../scope'
import type { Code } from '../syntax'
import { childrenOf, wholeTextOf } from '../syntax'
import type { Evaluation } from './evaluation'
import { takeApart, unescape } from './literals'
import type { Reading } from './reading'
import { bounded, textValue, unread, unreadFrom } from './reading'

/** `"a" "b"`. */
export function readContinued(code: Code, scope: Scope, { read }: Evaluation): Reading {
  const readings = childrenOf(code).map((child) => read(child, scope))
  const texts = readings.map(textValue)
  return texts.includes(null) ? unreadFrom(readings, code) : bounded(texts.join(''), code)
}

/** `f"a{b}"` where `b` is a text: how Python would write anything else is not known here. */
export function readFormat(code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const literal = wholeTextOf(code)
  const parts = takeApart(literal)
  if (parts === null) return unread('computed', code)
  const pieces: string[] = []
  let end = parts.start
  for (const replacement of childrenOf(code)) {
    const { from, to } = replacement.node
    const before = unescape(literal.slice(end, from - code.node.from), parts)
    const reading = readReplacement(replacement, scope, evaluation)
    const text = textValue(reading)
    if (before === null || text === null) return unreadFrom([reading], code)
    pieces.push(before, text)
    end = to - code.node.from
  }
  const rest = unescape(literal.slice(end, parts.start + parts.body.length), parts)
  return rest === null ? unread('computed', code) : bounded([...pieces, rest].join(''), code)
}

function readReplacement(replacement: Code, scope: Scope, { read }: Evaluation): Reading {
  const [, value, end] = childrenOf(replacement)
  const isPlain = value !== undefined && end?.node.name === '}'
  return isPlain ? read(value, scope) : unread('computed', replacement)
}
