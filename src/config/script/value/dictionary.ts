import type { Scope } from '../scope'
import type { Code } from '../syntax'
import { argumentsOf, calleeOf, groupsOf, lastNameOf } from '../syntax'
import type { Evaluation } from './evaluation'
import { textValue } from './reading'

/** A dictionary's keys with the expressions of their values. */
export interface DictionaryEntries {
  readonly entries: readonly (readonly [name: string, value: Code])[]
  /** Whether these are all: there is no `**` in it, and every key is known. */
  readonly isWhole: boolean
}

const none: DictionaryEntries = { entries: [], isWhole: false }
/** Most entries that are looked at. */
const mostEntries = 200

/** The entries of `{"name": value}` or `dict(name=value)`; none of anything else. */
export function entriesOf(code: Code, scope: Scope, evaluation: Evaluation): DictionaryEntries {
  if (code.node.name === 'CallExpression') return entriesOfCall(code)
  return code.node.name === 'DictionaryExpression' ? entriesOfLiteral(code, scope, evaluation) : none
}

function entriesOfCall(code: Code): DictionaryEntries {
  const callee = calleeOf(code)
  if (callee === null || lastNameOf(callee) !== 'dict') return none
  const given = argumentsOf(code).slice(0, mostEntries)
  const entries = given.flatMap(({ name, value }) => (name === null || value === null ? [] : [[name, value] as const]))
  return { entries, isWhole: entries.length === given.length }
}

function entriesOfLiteral(code: Code, scope: Scope, { read }: Evaluation): DictionaryEntries {
  const groups = groupsOf(code).slice(0, mostEntries)
  const entries = groups.flatMap(([key, , value]) => {
    const name = key === undefined ? null : textValue(read(key, scope))
    return name === null || value === undefined ? [] : [[name, value] as const]
  })
  return { entries, isWhole: entries.length === groups.length }
}
