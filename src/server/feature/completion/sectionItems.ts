import { t } from '@vscode/l10n'
import type { CompletionItem } from 'vscode-languageserver/node'
import { CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver-types'
import { printValue } from '../../../config/printValue'
import type { CatalogueEntry } from '../../../shared/catalogue/entry'
import type { Range } from '../../../shared/problem'
import type { ConfigSnapshot } from '../../snapshot/ConfigSnapshot'
import { newlineOf } from '../entryText'
import { lspRange } from '../lspRange'
import { unwrittenEntries } from './keyItems'
import { literal } from './snippets'

/** Keys that are usually written together, with values where the default would not switch them on. */
interface Section {
  readonly label: string
  readonly title: () => string
  readonly keys: readonly (string | readonly [key: string, value: string])[]
}

const sections: readonly Section[] = [
  {
    label: 'section: data',
    title: () => t('Data'),
    keys: [
      ['train_file', 'data/train.conll'],
      ['validation_file', 'data/dev.conll'],
      ['test_file', 'data/test.conll'],
      'max_seq_length',
    ],
  },
  {
    label: 'section: batches and epochs',
    title: () => t('Batches and length of training'),
    keys: ['per_device_train_batch_size', 'gradient_accumulation_steps', 'num_train_epochs'],
  },
  {
    label: 'section: optimizer',
    title: () => t('Optimizer'),
    keys: ['learning_rate', 'optim', 'weight_decay', 'adam_beta1', 'adam_beta2', 'adam_epsilon', 'max_grad_norm'],
  },
  {
    label: 'section: learning-rate schedule',
    title: () => t('Learning-rate schedule'),
    keys: ['lr_scheduler_type', 'warmup_steps'],
  },
  {
    label: 'section: evaluation and early stopping',
    title: () => t('Evaluation and early stopping'),
    keys: [
      ['eval_strategy', 'steps'],
      ['eval_steps', '100'],
      'metric_for_best_model',
      'load_best_model_at_end',
      ['early_stopping_patience', '3'],
    ],
  },
  {
    label: 'section: checkpoints',
    title: () => t('Checkpoints'),
    keys: [
      ['save_strategy', 'steps'],
      ['save_steps', '100'],
      ['save_total_limit', '2'],
    ],
  },
  { label: 'section: freezing', title: () => t('What is trained'), keys: ['freeze'] },
]

/** Whole sections, each key with a comment that says what it does. */
export function sectionItems(place: { readonly range: Range }, snapshot: ConfigSnapshot): CompletionItem[] {
  const free = new Map(unwrittenEntries(snapshot, place.range.start).map((entry) => [entry.key, entry]))
  return sections.flatMap(({ label, title, keys }, index) => {
    const lines = keys.flatMap((each) => {
      const [key, value] = typeof each === 'string' ? [each, null] : each
      const entry = free.get(key)
      return entry === undefined ? [] : [{ entry, value: value ?? valueOf(entry, snapshot) }]
    })
    if (lines.length === 0) return []
    const text = [`# ${title()}`, ...lines.flatMap(({ entry, value }) => linesOf(entry, value))].join('\n')
    return [
      {
        label,
        kind: CompletionItemKind.Snippet,
        detail: lines.map(({ entry }) => entry.key).join(', '),
        documentation: { kind: MarkupKind.Markdown, value: `\`\`\`yaml\n${text}\n\`\`\`` },
        sortText: `2${index}`,
        insertTextFormat: InsertTextFormat.Snippet,
        textEdit: {
          range: lspRange(snapshot.document, place.range),
          newText: literal(`${text}\n`).replaceAll('\n', newlineOf(snapshot.config.text)),
        },
      },
    ]
  })
}

function valueOf({ key, type, default: value }: CatalogueEntry, { resolution }: ConfigSnapshot): string {
  if (type.type === 'object') {
    return Object.entries(type.properties)
      .map(([name, property]) => `\n  ${name}: ${printValue(property.default)}`)
      .join('')
  }
  const effective = resolution.values.get(key)?.value ?? null
  if (effective !== null) return printValue(effective)
  return value.kind === 'required' ? value.example : 'null'
}

function linesOf({ key, documentation: { summary } }: CatalogueEntry, value: string): readonly string[] {
  return [`# ${summary}`, value.startsWith('\n') ? `${key}:${value}` : `${key}: ${value}`]
}
