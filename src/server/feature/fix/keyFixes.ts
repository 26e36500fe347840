import { t } from '@vscode/l10n'
import { findKey } from '../../../shared/catalogue/catalogue'
import type { ConfigEntry } from '../../../config/configDocument'
import type { ConfigCode, ConfigProblem } from '../../../config/problems'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { insertLine, removeEntry, removeRepeated, replaceEntry } from './edits'
import { printValue } from '../../../config/printValue'
import type { Fix, FixMaker } from './fix'
import { possible, preferred, suggested } from './fix'
import { twoNamesFixes } from './twoNamesFixes'
import { valueGiven } from './valueGiven'

/** Fixes of keys: unknown, misspelt, twice, old, without effect, missing. */
export const keyFixes = {
  FT003: ({ key }, problem, snapshot) => repeated(key, problem, snapshot),
  FT010: ({ suggestion }, problem, snapshot) => [
    ...(suggestion === '' ? [] : [renaming(problem, suggestion)]),
    ...removal(problem, snapshot),
  ],
  FT011: (_, problem, snapshot) => conversion(problem, snapshot),
  FT012: ({ name }, problem, snapshot) => [...approximation(name, problem, snapshot), ...removal(problem, snapshot)],
  FT013: ({ key }, problem, snapshot) => twoNamesFixes(key, entryOf(problem, snapshot), snapshot),
  FT014: (_, problem, snapshot) => removal(problem, snapshot, preferred),
  FT015: (_, problem, snapshot) => removal(problem, snapshot),
  FT016: (_, problem, snapshot) => removal(problem, snapshot, preferred),
  FT017: ({ key, example }, _, snapshot) => [
    suggested(t('Add `{0}: {1}`', key, example), insertLine(snapshot, key, `${key}: ${example}`)),
  ],
  // A token that is removed without being asked for may be lost.
  FT018: (_, problem, snapshot) => removal(problem, snapshot, suggested),
  FT024: ({ suggestion }, problem) => (suggestion === '' ? [] : [renaming(problem, suggestion)]),
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

/** The entry that a problem's range is in. */
export function entryOf({ range }: ConfigProblem, { config }: ConfigSnapshot): ConfigEntry | undefined {
  if (range === undefined) return undefined
  const byKey = config.entries.find(({ keyRange }) => keyRange.start <= range.start && range.start <= keyRange.end)
  return byKey ?? config.entries.find(({ node }) => node.range.start <= range.start && range.start <= node.range.end)
}

function renaming({ range }: ConfigProblem, name: string): Fix {
  return suggested(t('Change to `{0}`', name), ...(range === undefined ? [] : [{ range, text: name }]))
}

function removal(problem: ConfigProblem, snapshot: ConfigSnapshot, make = possible): readonly Fix[] {
  const entry = entryOf(problem, snapshot)
  return entry === undefined ? [] : [make(t('Remove `{0}`', entry.key), removeEntry(snapshot, entry))]
}

/** Of a key that stands twice the later one is no entry: what is removed are its lines, or else the earlier entry. */
function repeated(key: string, { range }: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const first = snapshot.config.entries.find((entry) => entry.key === key)
  const lines = range === undefined ? null : removeRepeated(snapshot, range)
  return [
    ...(lines === null ? [] : [possible(t('Remove this `{0}`', key), lines)]),
    ...(first === undefined ? [] : [possible(t('Remove the first `{0}`', key), removeEntry(snapshot, first))]),
  ]
}

/** The key that another name stands for, with the value that says the same. */
function conversion(problem: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const entry = entryOf(problem, snapshot)
  const match = entry === undefined ? undefined : findKey(entry.key, snapshot.task)
  if (entry === undefined || match?.kind !== 'alias') return []
  const { convert, note } = match.alias
  const converted = Object.entries(convert(entry.node.value) ?? {})
  const [first] = converted
  if (first === undefined) {
    return [preferred(t('Remove `{0}`: it asks for nothing', entry.key), removeEntry(snapshot, entry))]
  }
  // A key that stands there already would stand there twice.
  if (converted.some(([key]) => isSetElsewhere(key, entry, snapshot))) return []
  // Of a name alone the value stays as it is written, comments inside it included.
  if (converted.length === 1 && first[1] === entry.node.value) {
    return [preferred(titleOf(first[0], note), { range: entry.keyRange, text: first[0] })]
  }
  const lines = converted.map(([key, value]) => `${key}: ${printValue(value)}`)
  return [preferred(titleOf(lines.join(', '), note), replaceEntry(snapshot, entry, lines))]
}

function isSetElsewhere(key: string, entry: ConfigEntry, { config, task }: ConfigSnapshot): boolean {
  return config.entries.some((other) => other !== entry && valueGiven(key, other, task) !== undefined)
}

/** What was most likely meant by a share that cannot be said: all steps, or a number of them. */
function approximation(name: string, problem: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const entry = entryOf(problem, snapshot)
  if (entry === undefined || name.toLowerCase() !== 'warmup_ratio' || typeof entry.node.value !== 'number') return []
  const steps = entry.node.value > 1 ? Math.round(entry.node.value) : 0.1
  if (isSetElsewhere('warmup_steps', entry, snapshot)) return []
  const line = `warmup_steps: ${steps}`
  return [suggested(t('Replace by `{0}`', line), replaceEntry(snapshot, entry, [line]))]
}

function titleOf(replacement: string, note: string): string {
  return note === ''
    ? t('Replace by `{0}`', replacement)
    : t('Replace by `{0}` ({1})', replacement, note.replace(/\.$/, ''))
}
