import { t } from '@vscode/l10n'
import type { ValueNode } from '../../../config/configDocument'
import { describeRange, describeType, writtenForm } from '../../../config/describe'
import type { Alias } from '../../../shared/catalogue/alias'
import type { CatalogueEntry, Choice, DefaultValue, ValueType } from '../../../shared/catalogue/entry'
import type { IgnoredKey } from '../../../shared/catalogue/ignoredKeys'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import { schedulers } from '../../../shared/schedule/schedulers'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'

/** **`warmup_steps`** · a share below 1, or a whole number of steps · default 0.1 */
export function headingOf(entry: CatalogueEntry): string {
  const parts = [`**\`${entry.key}\`**`, typeText(entry), defaultText(entry.default)]
  return parts.filter((part) => part !== '').join(' · ')
}

function typeText({ type, unit }: CatalogueEntry): string {
  const range =
    'min' in type || 'max' in type || 'exclusiveMin' in type || 'exclusiveMax' in type ? describeRange(type) : ''
  // The choices are below, each with what it means.
  const kind = type.type === 'choice' ? t('one of {0} values', type.choices.length) : describeType(type)
  return [kind, range, unit === undefined ? '' : t('in {0}', unit)].filter((part) => part !== '').join(', ')
}

function defaultText(value: DefaultValue): string {
  switch (value.kind) {
    case 'required':
      return t('has to be written')
    case 'absent':
    case 'computed':
      return t('default: {0}', value.description)
    case 'fixed':
      return t('default {0}', `\`${writtenForm(value.value)}\``)
  }
}

/** What the key does, and what to try with it. */
export function entryTexts({ documentation }: CatalogueEntry): readonly string[] {
  return [documentation.detail]
}

export function aliasText({ name, keys, note }: Alias): string {
  const target = keys.map((key) => `\`${key}\``).join(', ')
  return `${t('`{0}` is read as {1}.', name, target)} ${note}`.trim()
}

export function ignoredText({ key, changesTraining, reason }: IgnoredKey): string {
  const status = changesTraining
    ? t('`{0}` is known, and not supported here.', key)
    : t('`{0}` is known, and has no effect here.', key)
  return `${status} ${reason}`
}

/** On a value the choice that it is; on the key all of them. */
export function choiceText({ type }: CatalogueEntry, node: ValueNode | null): string {
  if (type.type !== 'choice') return ''
  const shown = node === null ? type.choices : type.choices.filter((choice) => isNamed(choice, node.value))
  return shown.map(({ value, summary }) => `- \`${value}\`: ${summary}`).join('\n')
}

function isNamed({ value, aliases = [] }: Choice, written: ArgumentValue): boolean {
  return typeof written === 'string' && [value, ...aliases].includes(written)
}

/** What a key inside the value of another is. */
export function propertyText(entry: CatalogueEntry, name: string, { resolution }: ConfigSnapshot): string {
  if (entry.type.type === 'object') return objectPropertyText(entry.type, name)
  const scheduler = schedulers.find((each) => each.name === resolution.effective.lr_scheduler_type)
  if (entry.key !== 'lr_scheduler_kwargs' || scheduler === undefined) return ''
  const argument = scheduler.arguments.find((each) => each.name === name)
  if (argument === undefined) return ''
  const kind = typeof argument.type === 'string' ? argument.type : argument.type.join(', ')
  return t('`{0}` of the schedule {1}: {2}', name, scheduler.name, kind)
}

function objectPropertyText({ properties }: Extract<ValueType, { type: 'object' }>, name: string): string {
  const property = properties[name]
  if (property === undefined) return ''
  return `**\`${name}\`** · ${t('default {0}', `\`${writtenForm(property.default)}\``)}: ${property.summary}`
}
