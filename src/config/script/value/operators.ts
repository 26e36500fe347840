import type { ArgumentValue } from '../../../shared/protocol/arguments'
import { isList, isTrue } from './reading'

/** The result of `left operator right` in Python for values of a config; undefined where there is none here. */
export function applyOperator(operator: string, left: ArgumentValue, right: ArgumentValue): ArgumentValue | undefined {
  switch (operator) {
    case 'and':
      return isTrue(left) ? right : left
    case 'or':
      return isTrue(left) ? left : right
    case '==':
      return isSame(left, right)
    case '!=':
      return !isSame(left, right)
    case 'in':
      return isList(right) ? right.some((item) => isSame(item, left)) : undefined
  }
  if (typeof left === 'number' && typeof right === 'number') return calculate(operator, left, right)
  return operator === '+' ? join(left, right) : undefined
}

function calculate(operator: string, left: number, right: number): number | boolean | undefined {
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
  const result = arithmetic[operator]?.(left, right)
  return result === undefined || !Number.isFinite(result) ? undefined : result
}

const arithmetic: Readonly<Record<string, (left: number, right: number) => number>> = {
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '//': (left, right) => Math.floor(left / right),
  // In Python the remainder has the sign of the divisor.
  '%': (left, right) => left - right * Math.floor(left / right),
  '**': (left, right) => left ** right,
}

function join(left: ArgumentValue, right: ArgumentValue): ArgumentValue | undefined {
  if (typeof left === 'string' && typeof right === 'string') return left + right
  return isList(left) && isList(right) ? [...left, ...right] : undefined
}

/** Equality of values as a config would write them. */
export function isSame(left: ArgumentValue, right: ArgumentValue): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right)
}
