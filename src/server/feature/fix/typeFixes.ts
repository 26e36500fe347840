import { t } from '@vscode/l10n'
import { findEntry, findKey, findProperty } from '../../../shared/catalogue/catalogue'
import type { ValueType } from '../../../shared/catalogue/entry'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { ConfigCode, ConfigProblem } from '../../../config/problems'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import type { Spot } from '../spot'
import { spotAt } from '../spot'
import type { Fix, FixMaker } from './fix'
import { possible, suggested } from './fix'
import { printValue } from '../../../config/printValue'

/** Fixes of values of the wrong type: what they were most likely meant to be. */
export const typeFixes = {
  FT020: (_, problem, snapshot) => meantFixes(problem, snapshot),
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

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
function typeAt({ path }: Spot, { task }: ConfigSnapshot): Pick<ValueType, 'type'> | undefined {
  const [outer, inner] = path
  const match = findKey(outer?.key ?? '', task)
  const entry = match?.kind === 'alias' ? findEntry(match.alias.keys[0] ?? '') : findEntry(outer?.key ?? '')
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
