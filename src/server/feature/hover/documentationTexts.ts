import { t } from '@vscode/l10n'
import type { ValueNode } from '../../../config/configDocument'
import { describeRange, describeType } from '../../../config/describe'
import { printValue } from '../../../config/printValue'
import { describeAdvice } from '../../../config/describeCatalogue'
import { findProperty } from '../../../shared/catalogue/catalogue'
import type { CatalogueEntry, Choice, DefaultValue, ValueType } from '../../../shared/catalogue/entry'
import type { LinkName } from '../../../shared/catalogue/links'
import { linksOf } from '../../../shared/catalogue/links'
import { usualVersion } from '../../../shared/catalogue/transformers'
import type { ArgumentValue } from '../../../shared/protocol/arguments'
import type { TaskName } from '../../../shared/protocol/spec'
import { argumentSummary } from '../../../shared/schedule/argumentSummaries'
import { schedulerOf } from '../../fact/scheduleFacts'
import { code } from '../../fact/words'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'

/** **`warmup_steps`** · a share below 1, or a whole number of steps · default 0.1 */
export function headingOf(entry: CatalogueEntry, task: TaskName): string {
  const parts = [`**\`${entry.key}\`**`, typeText(entry, task), defaultText(entry.default)]
  return parts.filter((part) => part !== '').join(' · ')
}

function typeText({ type, unit }: CatalogueEntry, task: TaskName): string {
  const range =
    'min' in type || 'max' in type || 'exclusiveMin' in type || 'exclusiveMax' in type ? describeRange(type) : ''
  // The choices are below, each with what it means.
  const kind =
    type.type === 'choice' ? t('one of {0} values', choicesFor(task, type.choices).length) : describeType(type)
  // Of steps the kind says the unit.
  const measured = unit === undefined || type.type === 'steps' ? '' : t('in {0}', unit)
  return [kind, range, measured].filter((part) => part !== '').join(', ')
}

function defaultText(value: DefaultValue): string {
  switch (value.kind) {
    case 'required':
      return t('has to be written')
    case 'absent':
    case 'computed':
      return t('default: {0}', value.description)
    case 'fixed':
      return t('default {0}', `\`${printValue(value.value)}\``)
  }
}

/** What to try with the key when something goes wrong. */
export function adviceText({ documentation: { advice } }: CatalogueEntry): string {
  return advice === undefined ? '' : [t('**What to try**'), ...describeAdvice(advice)].join('\n')
}

/** Pages about a key, on one line. */
export function linkText(key: string, names: readonly LinkName[], { settings }: ConfigSnapshot): string {
  const pages = linksOf(key, names, settings.transformersVersion ?? usualVersion)
  return pages.map(({ title, address }) => `[${title}](${address})`).join(' · ')
}

/** What the choice is that a value names; empty if it names none. */
export function chosenText({ type }: CatalogueEntry, { value: written }: ValueNode): string {
  const choice = type.type === 'choice' ? type.choices.find((each) => isNamed(each, written)) : undefined
  if (choice === undefined || typeof written !== 'string') return ''
  const name =
    written.toLowerCase() === choice.value
      ? `\`${choice.value}\``
      : t('{0}, read as `{1}`', code(written), choice.value)
  return `${name}: ${choiceWords(choice)}`
}

/** All choices of the task, each with what it means; that of this config is marked. */
export function choicesText({ type, key }: CatalogueEntry, { task, resolution }: ConfigSnapshot): string {
  if (type.type !== 'choice') return ''
  const shown = choicesFor(task, type.choices)
  const inEffect = resolution.values.get(key)?.value
  const lines = shown.map((choice) => {
    const name = choice.value === inEffect ? `**\`${choice.value}\`** ${t('← this config')}` : `\`${choice.value}\``
    return `- ${name}: ${choiceWords(choice)}`
  })
  return [t('**Values**:'), ...lines].join('\n')
}

function choicesFor(task: TaskName, choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(({ tasks }) => tasks?.includes(task) ?? true)
}

function choiceWords({ summary, caution }: Choice): string {
  return caution === undefined ? summary : `${summary} ${caution}`
}

/** Case does not count, as where configs are read. */
function isNamed({ value, aliases = [] }: Choice, written: ArgumentValue): boolean {
  return typeof written === 'string' && [value, ...aliases].some((name) => name.toLowerCase() === written.toLowerCase())
}

/** What a key inside the value of another is. */
export function propertyText(entry: CatalogueEntry, name: string, snapshot: ConfigSnapshot): string {
  if (entry.type.type === 'object') return objectPropertyText(entry.type, name)
  const scheduler = entry.key === 'lr_scheduler_kwargs' ? schedulerOf(snapshot) : undefined
  const argument = scheduler?.arguments.find((each) => each.name === name)
  if (scheduler === undefined || argument === undefined) return ''
  const kind = typeof argument.type === 'string' ? argument.type : argument.type.join(', ')
  return `**\`${name}\`** · ${t('{0}, of the schedule `{1}`', kind, scheduler.name)}: ${argumentSummary(scheduler, name)}`
}

function objectPropertyText(type: ValueType, name: string): string {
  const property = findProperty(type, name)
  if (property === undefined) return ''
  return `**\`${name}\`** · ${t('default {0}', `\`${printValue(property.default)}\``)}: ${property.summary}`
}
