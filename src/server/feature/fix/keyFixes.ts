import { t } from '@vscode/l10n'
import { findKey } from '../../../shared/catalogue/catalogue'
import type { ConfigEntry } from '../../../config/configDocument'
import type { ConfigCode, ConfigProblem } from '../../../config/problems'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { insertLine, printed, removeEntry, replaceEntry } from './edits'
import type { Fix, FixMaker } from './fix'
import { possible, preferred, suggested } from './fix'

/** Fixes of keys: unknown, misspelt, twice, old, without effect, missing. */
export const keyFixes = {
  FT003: (_, problem, snapshot) => removal(problem, snapshot),
  FT010: ({ suggestion }, problem, snapshot) => [
    ...(suggestion === '' ? [] : [renaming(problem, suggestion)]),
    ...removal(problem, snapshot),
  ],
  FT011: (_, problem, snapshot) => conversion(problem, snapshot),
  FT012: (_, problem, snapshot) => removal(problem, snapshot),
  FT013: (_, problem, snapshot) => removal(problem, snapshot),
  FT014: (_, problem, snapshot) => removal(problem, snapshot, preferred),
  FT015: (_, problem, snapshot) => removal(problem, snapshot),
  FT016: (_, problem, snapshot) => removal(problem, snapshot, preferred),
  FT017: ({ key, example }, _, snapshot) => [
    suggested(t('Add `{0}: {1}`', key, example), insertLine(snapshot, key, `${key}: ${example}`)),
  ],
  FT024: ({ suggestion }, problem) => (suggestion === '' ? [] : [renaming(problem, suggestion)]),
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

/** The entry that a problem's range is in. */
export function entryOf({ range }: ConfigProblem, { config }: ConfigSnapshot): ConfigEntry | undefined {
  if (range === undefined) return undefined
  return config.entries.find(
    ({ keyRange, node }) => keyRange.start <= range.start && range.start <= Math.max(keyRange.end, node.range.end),
  )
}

function renaming({ range }: ConfigProblem, name: string): Fix {
  return suggested(t('Change to `{0}`', name), ...(range === undefined ? [] : [{ range, text: name }]))
}

/** Of a key that stands twice, the later one is no entry: what is removed is its line. */
function removal(problem: ConfigProblem, snapshot: ConfigSnapshot, make = possible): readonly Fix[] {
  const entry = entryOf(problem, snapshot)
  if (entry === undefined || problem.range === undefined) return []
  const isOther = problem.code === 'FT003'
  return isOther ? [] : [make(t('Remove `{0}`', entry.key), removeEntry(snapshot, entry))]
}

/** The key that another name stands for, with the value that says the same. */
function conversion(problem: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const entry = entryOf(problem, snapshot)
  if (entry === undefined) return []
  const match = findKey(entry.key, snapshot.task)
  if (match?.kind !== 'alias') return []
  const { convert, note } = match.alias
  const converted = Object.entries(convert(entry.node.value) ?? {})
  const [first] = converted
  if (first === undefined) {
    return [preferred(t('Remove `{0}`: it says the default', entry.key), removeEntry(snapshot, entry))]
  }
  // Of a name alone the value stays as it is written, comments inside it included.
  if (converted.length === 1 && first[1] === entry.node.value) {
    return [preferred(titleOf(first[0], note), { range: entry.keyRange, text: first[0] })]
  }
  const lines = converted.map(([key, value]) => `${key}: ${printed(value)}`)
  return [preferred(titleOf(lines.join(', '), note), replaceEntry(snapshot, entry, lines))]
}

function titleOf(replacement: string, note: string): string {
  return note === ''
    ? t('Replace by `{0}`', replacement)
    : t('Replace by `{0}` ({1})', replacement, note.replace(/\.$/, ''))
}
