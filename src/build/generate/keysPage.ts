import { describeRange, describeType, writtenForm } from '../../config/describe'
import { aliases } from '../../shared/catalogue/alias'
import { catalogue, findEntry } from '../../shared/catalogue/catalogue'
import type { CatalogueEntry, ValueType } from '../../shared/catalogue/entry'
import { groups } from '../../shared/catalogue/entry'
import { ignoredKeys } from '../../shared/catalogue/ignoredKeys'
import { taskNames } from '../../shared/protocol/spec'
import { generatedNote, table } from './markdown'

/** Every key of the config language, as a page. */
export function keysPage(): string {
  const sections = Object.entries(groups).map(([name, title]) => {
    const entries = catalogue.filter(({ group }) => group === name)
    return `## ${title}\n\n${entries.map(describeEntry).join('\n\n')}`
  })
  return [generatedNote, '# Keys of a config', introduction, ...sections, otherNames(), ignored()].join('\n\n')
}

const introduction =
  'A config is YAML 1.2, in `finetune.yaml` or `*.finetune.yaml`. Keys are flat. Paths start from the folder of the ' +
  'config. Numbers such as `5e-5` are numbers, `no` and `off` are texts. What is not written has its default.'

function describeEntry(entry: CatalogueEntry): string {
  const { key, documentation, tasks, type } = entry
  const facts = [
    `Takes ${type.type === 'choice' ? 'one of the values below' : describeType(type)}${rangeOf(type)}${entry.unit === undefined ? '' : `; unit: ${entry.unit}`}.`,
    defaultOf(entry),
    tasks.length === taskNames.length ? '' : `For ${tasks.join(' and ')}.`,
  ]
  const head = `### \`${key}\`\n\n${documentation.summary} ${documentation.detail}\n\n${facts.filter(Boolean).join(' ')}`
  return type.type === 'choice' ? `${head}\n\n${choicesOf(type)}` : head
}

function rangeOf(type: ValueType): string {
  const range = describeRange('min' in type || 'max' in type || 'exclusiveMin' in type ? type : {})
  return range === '' ? '' : `, ${range}`
}

function defaultOf({ default: value, nullMeans }: CatalogueEntry): string {
  const none = nullMeans === 'none' ? ' `null` means none.' : ''
  switch (value.kind) {
    case 'required':
      return `Required, for example \`${value.example}\`.`
    case 'absent':
      return `Default: ${value.description}.`
    case 'fixed':
      return isNone(value.value) ? `Default: none.` : `Default: \`${writtenForm(value.value)}\`.${none}`
    case 'computed':
      return `Default: ${value.description}.${none}`
  }
}

function isNone(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

function choicesOf({ choices }: Extract<ValueType, { type: 'choice' }>): string {
  const rows = choices.map(({ value, summary, aliases: others = [] }) => {
    return [`\`${value}\``, summary, others.map((name) => `\`${name}\``).join(', ')]
  })
  return table(['value', 'meaning', 'also written'], rows)
}

function otherNames(): string {
  const rows = aliases.map(({ name, keys, note }) => {
    const shown = findEntry(name) === undefined ? `\`${name}\`` : `\`${name}\` (not in generation)`
    return [shown, keys.map((key) => `\`${key}\``).join(', '), note]
  })
  return `## Other names\n\nAccepted, in capitals too, with a hint at the real key.\n\n${table(['name', 'key', 'note'], rows)}`
}

function ignored(): string {
  const rows = ignoredKeys.map(({ key, changesTraining, reason }) => [
    `\`${key}\``,
    changesTraining ? 'not supported' : 'not needed',
    reason,
  ])
  return `## Known keys without effect\n\nKeys of \`TrainingArguments\`.\n\n${table(['key', '', 'why'], rows)}`
}
