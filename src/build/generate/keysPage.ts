import { describeRange, describeType } from '../../config/describe'
import { printValue } from '../../config/printValue'
import { describeUpstream } from '../../config/describeCatalogue'
import { aliases } from '../../shared/catalogue/alias'
import { catalogue } from '../../shared/catalogue/catalogue'
import type { CatalogueEntry, ValueType } from '../../shared/catalogue/entry'
import { groups } from '../../shared/catalogue/entry'
import { ignoredKeys } from '../../shared/catalogue/ignoredKeys'
import { findUpstream, upstreamStatus } from '../../shared/catalogue/transformers'
import { taskNames } from '../../shared/protocol/spec'
import { furtherBlocks } from './keyDocumentation'
import { markdownTable } from '../../shared/text/markdownTable'
import { generatedNote } from './generatedNote'

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
  'config. Numbers such as `5e-5` are numbers, `no` and `off` are texts. What is not written has its default.\n\n' +
  'Values are called good, low, high or dangerous for fine-tuning a pretrained model with few labelled examples. Small ' +
  'models are as wide as MiniLM (128 to 512), base models as BERT-base (up to 1,023), large ones wider. Between the ' +
  'ranges nothing is said.'

/** The versions of transformers that the page speaks of. */
const documentedVersions = ['4.57', '5.18'] as const

function describeEntry(entry: CatalogueEntry): string {
  const { key, documentation, tasks, type } = entry
  const facts = [
    `Takes ${type.type === 'choice' ? 'one of the values below' : describeType(type)}${rangeOf(type)}${entry.unit === undefined ? '' : `; unit: ${entry.unit}`}.`,
    defaultOf(entry),
    upstreamOf(key),
    tasks.length === taskNames.length ? '' : `For ${tasks.join(' and ')}.`,
  ]
  const head = `### \`${key}\`\n\n${documentation.summary} ${documentation.detail}\n\n${facts.filter(Boolean).join(' ')}`
  return [head, ...(type.type === 'choice' ? [choicesOf(type)] : []), ...furtherBlocks(entry)].join('\n\n')
}

/** What both documented versions say, once where they say the same. */
function upstreamOf(key: string): string {
  const [old, usual] = documentedVersions.map((version) => upstreamStatus(key, version))
  if (old?.kind === 'present' && usual?.kind === 'present' && old.default === usual.default) {
    return `In transformers the default is \`${printValue(usual.default)}\`.`
  }
  return documentedVersions.map((version) => describeUpstream(key, version)).join(' ')
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
      return isNone(value.value) ? `Default: none.` : `Default: \`${printValue(value.value)}\`.${none}`
    case 'computed':
      return `Default: ${value.description}.${none}`
  }
}

function isNone(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0)
}

function choicesOf({ choices }: Extract<ValueType, { type: 'choice' }>): string {
  const rows = choices.map(({ value, summary, caution = '', aliases: others = [] }) => {
    return [`\`${value}\``, [summary, caution].join(' ').trim(), others.map((name) => `\`${name}\``).join(', ')]
  })
  return markdownTable(['value', 'meaning', 'also written'], rows)
}

function otherNames(): string {
  const rows = aliases.map(({ name, keys, note, tasks, isConstant = false }) => {
    const shown = `\`${isConstant ? name.toUpperCase() : name}\``
    const where = tasks === undefined ? '' : ` (${tasks.join(', ')})`
    return [shown + where, keys.map((key) => `\`${key}\``).join(', '), historyOf(name), note]
  })
  return `## Other names\n\nAccepted, in capitals too, with a hint at the real key.\n\n${markdownTable(['name', 'key', 'in transformers', 'note'], rows)}`
}

function ignored(): string {
  const rows = ignoredKeys.map(({ key, changesTraining, isSecret, reason }) => [
    `\`${key}\``,
    isSecret ? 'a secret' : changesTraining ? 'not supported' : 'not needed',
    historyOf(key),
    reason,
  ])
  return `## Known keys without effect\n\nKeys of \`TrainingArguments\`, in transformers 4.57 to 5.24.\n\n${markdownTable(['key', '', 'in transformers', 'why'], rows)}`
}

/** Since when transformers has a key, and until when it had it; empty if it always had it, or never. */
function historyOf(key: string): string {
  const { since, removed, instead = '' } = findUpstream(key) ?? {}
  const parts = [
    since === undefined ? '' : `since ${since}`,
    removed === undefined ? '' : `removed in ${removed}`,
    instead === '' ? '' : `now ${instead}`,
  ]
  return parts.filter((part) => part !== '').join(', ')
}
