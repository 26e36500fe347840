import { t } from '@vscode/l10n'
import type { ConfigEntry, ValueNode } from '../../../config/configDocument'
import { describeUpstream } from '../../../config/describeCatalogue'
import { isOff } from '../../../config/readKeys'
import type { Alias } from '../../../shared/catalogue/alias'
import type { IgnoredKey } from '../../../shared/catalogue/ignoredKeys'
import { usualVersion } from '../../../shared/catalogue/transformers'
import { code } from '../../fact/words'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { printValue } from '../../../config/printValue'

/** What a version of transformers makes of a name, see `describeUpstream`. */
export function upstreamText(name: string, { settings }: ConfigSnapshot): string {
  return describeUpstream(name.toLowerCase(), settings.transformersVersion ?? usualVersion)
}

/** Another name of a key: which, what the value is there, and where it is not the same. */
export function aliasText({ keys, convert, note }: Alias, entry: ConfigEntry, snapshot: ConfigSnapshot): string {
  const target = keys.map((key) => `\`${key}\``).join(', ')
  const parts = [
    t('{0} is read as {1}.', `**${code(entry.key)}**`, target),
    conversionText(entry, convert),
    note,
    upstreamText(entry.key, snapshot),
  ]
  return parts.filter((part) => part !== '').join(' ')
}

function conversionText({ key: name, node: { value } }: ConfigEntry, convert: Alias['convert']): string {
  if (value === null) return ''
  const written = code(`${name}: ${printValue(value)}`)
  const converted = convert(value)
  if (converted === null) return t('{0} cannot be said by it.', written)
  const lines = Object.entries(converted).map(([key, each]) => code(`${key}: ${printValue(each)}`))
  return lines.length === 0
    ? t('{0} asks for what is done anyway.', written)
    : t('{0} says {1}.', written, lines.join(', '))
}

/** A key that is known and not honoured: why, what to do instead, and what became of it upstream. */
export function ignoredTexts(
  { key, changesTraining, isSecret, reason }: IgnoredKey,
  { value }: ValueNode,
  snapshot: ConfigSnapshot,
): readonly string[] {
  const status = changesTraining ? t('known, not supported here') : t('known, without effect here')
  const asksForNothing = changesTraining && isOff(key, value) ? t('As it is written it asks for nothing.') : ''
  const secret = isSecret ? t('It is a secret, and each run keeps a copy of its config: remove it.') : ''
  return [
    `**\`${key}\`** · ${status}`,
    [secret, reason, asksForNothing].filter((part) => part !== '').join(' '),
    upstreamText(key, snapshot),
  ]
}
