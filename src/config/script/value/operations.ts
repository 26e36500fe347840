import type { Scope } from '../scope'
import type { Code } from '../syntax'
import { childrenOf, textOf } from '../syntax'
import type { Evaluation } from './evaluation'
import { applyOperator, isSame } from './operators'
import type { Reading } from './reading'
import { bounded, isTrue, known, unread, unreadFrom, valueOf } from './reading'

/** `a if condition else b`: the branch that is taken where that is known, or the value that both agree on. */
export function readConditional(code: Code, scope: Scope, { read }: Evaluation): Reading {
  const [yes, , condition, , no] = childrenOf(code)
  if (yes === undefined || condition === undefined || no === undefined) return unread('broken', code)
  const decides = read(condition, scope)
  const isYes = valueOf(decides)
  if (isYes !== undefined) return read(isTrue(isYes) ? yes : no, scope)
  const branches = [read(yes, scope), read(no, scope)]
  const [first, second] = branches.map(valueOf)
  if (first !== undefined && second !== undefined && isSame(first, second)) return known(first, code)
  return unreadFrom([decides, ...branches], code)
}

/** `a + b` and its like. */
export function readBinary(code: Code, scope: Scope, { read }: Evaluation): Reading {
  const [left, operator, right] = childrenOf(code)
  if (left === undefined || operator === undefined || right === undefined) return unread('broken', code)
  const sides = [read(left, scope), read(right, scope)] as const
  const [first, second] = sides
  const name = textOf(operator)
  const values = [valueOf(first), valueOf(second)] as const
  if (name === '/' && sides.some(({ type }) => type === 'path')) return joined(values, code)
  if (name === 'or' && first.type === 'object') return first
  if (name === 'or' && values[0] !== undefined && !isTrue(values[0])) return second
  if (values[0] === undefined || values[1] === undefined) return unreadFrom(sides, code)
  // `a not in b` has two operators.
  const result = childrenOf(code).length === 3 ? applyOperator(name, values[0], values[1]) : undefined
  return result === undefined ? unread('computed', code) : bounded(result, code)
}

function joined(values: readonly unknown[], at: Code): Reading {
  const names = values.filter((value) => typeof value === 'string')
  return names.length === values.length ? { type: 'path', path: joinPaths(names), at } : unread('computed', at)
}

/** As `os.path.join` does: an absolute path begins anew. */
export function joinPaths(names: readonly string[]): string {
  return names.reduce((path, name) => {
    if (path === '' || /^([/\\]|[A-Za-z]:)/.test(name)) return name
    return /[/\\]$/.test(path) ? path + name : `${path}/${name}`
  }, '')
}

/** `-a`, `+a`, `not a`. */
export function readUnary(code: Code, scope: Scope, { read }: Evaluation): Reading {
  const [operator, operand] = childrenOf(code)
  if (operator === undefined || operand === undefined) return unread('broken', code)
  const reading = read(operand, scope)
  const value = valueOf(reading)
  if (value === undefined) return unreadFrom([reading], code)
  // The grammar reads `not a and b` as `not (a and b)`.
  const isMisread = operand.node.name === 'BinaryExpression' && /^(and|or)$/.test(operatorOf(operand))
  if (operator.node.name === 'not') return isMisread ? unread('computed', code) : known(!isTrue(value), code)
  const sign = textOf(operator)
  if (typeof value !== 'number' || sign === '~') return unread('computed', code)
  return known(sign === '-' ? -value : value, code)
}

function operatorOf(binary: Code): string {
  return childrenOf(binary)[1]?.node.name ?? ''
}
