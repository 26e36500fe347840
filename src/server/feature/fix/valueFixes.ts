import { t } from '@vscode/l10n'
import { findEntry } from '../../../shared/catalogue/catalogue'
import type { ConfigCode, ConfigProblem } from '../../../config/problems'
import type { Fix, FixMaker } from './fix'
import { possible, suggested } from './fix'
import { setKey } from './edits'

/** Fixes of values: a wrong type, none of the choices, a file that is not there. */
export const valueFixes = {
  FT020: ({ key }, problem, snapshot) => {
    const written = snapshot.resolution.written.get(key)?.node.value
    const meant = typeof written === 'string' ? meaningOf(written, findEntry(key)?.type.type ?? '') : null
    return meant === null ? [] : [replacement(problem, meant, suggested)]
  },
  FT022: ({ choices, suggestion }, problem) => [
    ...(suggestion === '' ? [] : [replacement(problem, suggestion, suggested)]),
    ...choices.filter((choice) => choice !== suggestion).map((choice) => replacement(problem, choice, possible)),
  ],
  FT023: ({ key, supported }, _, snapshot) => [
    possible(t('Set `{0}` to {1}', key, supported), setKey(snapshot, key, supported)),
  ],
  FT030: ({ suggestion }, problem) => (suggestion === '' ? [] : [replacement(problem, suggestion, suggested)]),
  FT044: ({ limit }, _, snapshot) => [
    suggested(t('Set `max_seq_length` to {0}', limit), setKey(snapshot, 'max_seq_length', limit)),
  ],
} as const satisfies { readonly [Code in ConfigCode]?: FixMaker<Code> }

function replacement({ range }: ConfigProblem, text: string, make: typeof possible): Fix {
  return make(t('Change to `{0}`', text), ...(range === undefined ? [] : [{ range, text }]))
}

/** What a text in the place of a number or a flag was meant to be; null if that is not clear. */
function meaningOf(text: string, type: string): string | null {
  const trimmed = text.trim()
  if (type === 'boolean') return flags.get(trimmed.toLowerCase()) ?? null
  const isNumber = type === 'number' || type === 'integer' || type === 'steps'
  const number = trimmed.replace(/(?<=\d)[_ ](?=\d)/g, '')
  return isNumber && number !== '' && Number.isFinite(Number(number)) ? number : null
}

const flags = new Map([
  ...['true', 'yes', 'on', '1'].map((text) => [text, 'true'] as const),
  ...['false', 'no', 'off', '0'].map((text) => [text, 'false'] as const),
])
