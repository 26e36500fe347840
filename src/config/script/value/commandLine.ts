import type { CallSite } from '../scriptIndex'
import type { Argument } from '../syntax'
import { argumentsOf } from '../syntax'
import type { Evaluation } from './evaluation'
import type { Reading } from './reading'
import { known, textValue, unread } from './reading'

/** The defaults of a script's options, by the attribute that they are read from: `--batch-size` is `batch_size`. */
export function readOptions(evaluation: Evaluation): ReadonlyMap<string, Reading> {
  const calls = evaluation.index.callsByName.get('add_argument') ?? []
  const pairs = calls.flatMap((call): [string, Reading][] => {
    const given = argumentsOf(call.code)
    const name = attributeOf(given, call, evaluation)
    return name === null ? [] : [[name, defaultOf(given, call, evaluation)]]
  })
  return new Map(pairs)
}

function attributeOf(given: readonly Argument[], { scope }: CallSite, { read }: Evaluation): string | null {
  const text = ({ value }: Argument) => (value === null ? null : textValue(read(value, scope)))
  const said = given.find(({ name }) => name === 'dest')
  if (said !== undefined) return text(said)
  const names = given.flatMap((each) => (each.name === null ? [text(each) ?? ''] : []))
  const longest = names.find((name) => name.startsWith('--')) ?? names.find((name) => name !== '')
  return longest?.replace(/^-+/, '').replaceAll('-', '_') ?? null
}

function defaultOf(given: readonly Argument[], { code, scope }: CallSite, { read }: Evaluation): Reading {
  const value = (name: string) => given.find((each) => each.name === name)?.value
  const written = value('default')
  if (written) return read(written, scope)
  const action = value('action')
  if (action && textValue(read(action, scope)) === 'store_true') return known(false, code)
  if (action && textValue(read(action, scope)) === 'store_false') return known(true, code)
  return unread('commandLine', code)
}
