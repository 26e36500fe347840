import { t } from '@vscode/l10n'
import { findEntry, findKey, findProperty } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry, ValueType } from '../../../shared/catalogue/entry'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { ConfigCode, ConfigProblem } from '../../../config/problems'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import type { Spot } from '../spot'
import { spotAt } from '../spot'
import type { Fix, FixMaker } from './fix'
import { possible, suggested } from './fix'
import { printValue } from '../../../config/printValue'

/** Fixes of values of the wrong type or out of range: what they were most likely meant to be, or what is usual. */
export const typeFixes = {
  FT020: (_, problem, snapshot) => [...meantFixes(problem, snapshot), ...usual(problem, snapshot)],
  FT021: ({ value }, problem, snapshot) => [...within(value, problem, snapshot), ...usual(problem, snapshot)],
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

/** The bound that a number is beyond, where the bound itself may be taken. */
function within(value: number, { range }: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const type = range === undefined ? undefined : entryAt(range.start, snapshot)?.type
  if (range === undefined || type === undefined || !('min' in type || 'max' in type)) return []
  const bound = value < (type.min ?? -Infinity) ? type.min : type.max
  return bound === undefined ? [] : [suggested(t('Change to `{0}`', bound), { range, text: String(bound) })]
}

/** The default of a top-level key, which is in effect as long as its value cannot be read. */
function usual({ range }: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const entry = range === undefined ? undefined : entryAt(range.start, snapshot)
  const effect = snapshot.resolution.values.get(entry?.key ?? '')
  if (range === undefined || effect?.origin !== 'default' || effect.value === null) return []
  const text = printValue(effect.value)
  return [possible(t('Change to `{0}`, the default', text), { range, text })]
}

/** What the catalogue has of the top-level key at an offset, by whatever name; nothing inside its value. */
function entryAt(offset: number, snapshot: ConfigSnapshot): CatalogueEntry | undefined {
  const path = spotAt(snapshot, offset)?.path ?? []
  return path.length === 1 ? entryOf(path[0]?.key ?? '', snapshot) : undefined
}

function entryOf(name: string, { task }: ConfigSnapshot): CatalogueEntry | undefined {
  const match = findKey(name, task)
  return findEntry(match?.kind === 'alias' ? (match.alias.keys[0] ?? '') : name)
}

function meantFixes({ range }: ConfigProblem, snapshot: ConfigSnapshot): readonly Fix[] {
  const spot = range === undefined ? null : spotAt(snapshot, range.start)
  const type = spot === null ? undefined : typeAt(spot, snapshot)
  if (range === undefined || type === undefined || spot?.value === undefined || spot.value === null) return []
  const { value } = spot.value
  if (typeof value === 'number') return wholeNumber(value, type, range)
  const meant = typeof value === 'string' ? meaningOf(value, type) : null
  return meant === null ? [] : [suggested(t('Change to `{0}`', meant), { range, text: meant })]
}

/** The type of a top-level key, by whatever name, or of a key inside one. */
function typeAt({ path }: Spot, snapshot: ConfigSnapshot): Pick<ValueType, 'type'> | undefined {
  const [outer, inner] = path
  const entry = entryOf(outer?.key ?? '', snapshot)
  if (inner === undefined) return entry?.type
  return entry === undefined ? undefined : findProperty(entry.type, inner.key)?.type
}

function wholeNumber(
  value: number,
  { type }: Pick<ValueType, 'type'>,
  range: { start: number; end: number },
): readonly Fix[] {
  const isCount = type === 'integer' || (type === 'steps' && value > 1)
  if (!isCount || !Number.isFinite(value)) return []
  const text = String(Math.round(value))
  return [possible(t('Change to `{0}`', text), { range, text })]
}

/** What a text in the place of another type was meant to be, as it is written; null if that is not clear. */
function meaningOf(text: string, { type }: Pick<ValueType, 'type'>): string | null {
  const trimmed = text.trim()
  if (type === 'boolean') return flags.get(trimmed.toLowerCase()) ?? null
  if (type === 'strings') return trimmed === '' ? null : printValue(listed(trimmed))
  const isNumber = type === 'number' || type === 'integer' || type === 'steps'
  const number = trimmed.replace(/(?<=\d)[_ ](?=\d)/g, '')
  return isNumber && number !== '' && Number.isFinite(Number(number)) ? number : null
}

function listed(text: string): ArgumentValue {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
}

const flags = new Map([
  ...['true', 'yes', 'on', '1'].map((text) => [text, 'true'] as const),
  ...['false', 'no', 'off', '0'].map((text) => [text, 'false'] as const),
])
