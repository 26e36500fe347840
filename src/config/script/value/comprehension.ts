import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { Scope } from '../scope'
import { newScope, spanOf } from '../scope'
import type { Code } from '../syntax'
import { childrenOf, textOf } from '../syntax'
import type { Evaluation } from './evaluation'
import type { Reading } from './reading'
import { bounded, isList, isMap, isTrue, keyText, known, unread, unreadFrom, valueOf } from './reading'

/** `for names in source` or `if condition`. */
type Clause =
  | { readonly type: 'for'; readonly names: readonly string[]; readonly source: Code }
  | { readonly type: 'if'; readonly condition: Code }

interface Comprehension {
  /** `item`, or `key : value`. */
  readonly made: readonly Code[]
  readonly clauses: readonly Clause[]
}

/** Most rounds of all loops together. */
const mostRounds = 1_000

/** A list or a dictionary made by a loop over values that are known: tables of labels are often written so. */
export function readComprehension(code: Code, scope: Scope, evaluation: Evaluation): Reading {
  const comprehension = takeApart(code)
  if (comprehension === null) return unread('computed', code)
  const loop = new Loop(comprehension, code, evaluation)
  loop.run(0, scope)
  if (loop.failed !== null) return loop.failed
  const isDictionary = comprehension.made.length > 1
  return bounded(isDictionary ? Object.fromEntries(loop.pairs()) : loop.made.map(([item]) => item ?? null), code)
}

function takeApart(code: Code): Comprehension | null {
  const inner = childrenOf(code).slice(1, -1)
  const begin = inner.findIndex(({ node }) => node.name === 'for')
  const made = inner.slice(0, begin).filter(({ node }) => node.name !== ':')
  const clauses: Clause[] = []
  for (let index = begin; index < inner.length;) {
    const rest = inner.slice(index)
    const clause = rest[0]?.node.name === 'if' ? ifClause(rest) : forClause(rest)
    if (begin === -1 || clause === null) return null
    clauses.push(clause)
    index += clause.type === 'if' ? 2 : rest.findIndex(({ node }) => node.name === 'in') + 2
  }
  return made.length === 1 || made.length === 2 ? { made, clauses } : null
}

function ifClause([, condition]: readonly Code[]): Clause | null {
  return condition === undefined ? null : { type: 'if', condition }
}

function forClause(rest: readonly Code[]): Clause | null {
  const end = rest.findIndex(({ node }) => node.name === 'in')
  const source = rest[end + 1]
  if (rest[0]?.node.name !== 'for' || end === -1 || source === undefined) return null
  const targets = rest.slice(1, end).flatMap((target) => {
    return target.node.name === 'TupleExpression' ? childrenOf(target) : [target]
  })
  const names = targets.filter(({ node }) => node.name === 'VariableName').map(textOf)
  return names.length === 0 ? null : { type: 'for', names, source }
}

class Loop {
  readonly made: (readonly ArgumentValue[])[] = []
  failed: Reading | null = null
  private rounds = 0

  constructor(
    private readonly comprehension: Comprehension,
    private readonly code: Code,
    private readonly evaluation: Evaluation,
  ) {}

  pairs(): [string, ArgumentValue][] {
    return this.made.map(([key, value]) => [keyText(key), value ?? null])
  }

  run(depth: number, scope: Scope): void {
    const clause = this.comprehension.clauses[depth]
    if (clause === undefined) {
      const item = this.comprehension.made.map((each) => this.value(each, scope))
      if (this.failed === null) this.made.push(item)
    } else if (clause.type === 'if') {
      if (isTrue(this.value(clause.condition, scope))) this.run(depth + 1, scope)
    } else for (const item of this.items(clause.source, scope)) this.runWith(clause.names, item, depth, scope)
  }

  private runWith(names: readonly string[], item: ArgumentValue, depth: number, scope: Scope): void {
    if (++this.rounds > mostRounds) this.failed ??= unread('large', this.code)
    if (this.failed !== null) return
    const inner = newScope('function', scope)
    names.forEach((name, index) => {
      const value = names.length === 1 ? item : isList(item) ? (item[index] ?? null) : null
      const bound = { type: 'constant', reading: known(value, this.code) } as const
      inner.names.set(name, [{ bound, span: spanOf(this.code), block: null, at: this.code }])
    })
    this.run(depth + 1, inner)
  }

  private items(source: Code, scope: Scope): readonly ArgumentValue[] {
    const value = this.value(source, scope)
    if (isList(value)) return value
    if (isMap(value)) return Object.keys(value)
    if (typeof value === 'string') return [...value]
    this.failed ??= unread('computed', this.code)
    return []
  }

  private value(code: Code, scope: Scope): ArgumentValue {
    const reading = this.evaluation.read(code, scope)
    const value = valueOf(reading)
    if (value === undefined) this.failed ??= unreadFrom([reading], this.code)
    return value ?? null
  }
}
