import { printConfig } from '../../config/printValue'
import type { FileInspection } from '../../data/inspectFile'

type Found = Pick<FileInspection, 'format' | 'textColumn' | 'labelColumn' | 'types' | 'examples'>

/**
 * A config to start from, for a data file of the user's.
 *
 * @param trainFile as the config should name it
 * @param found what the file turned out to be
 */
export function configFor(trainFile: string, found: Found): string {
  return [
    `# Made by \`finetune init\` from ${found.examples} examples (${found.format ?? 'unknown format'}).`,
    // What the data calls its types must not begin a line of its own.
    `# Entity types: ${found.types.join(', ').replace(/\s+/g, ' ')}.`,
    'task: token-classification',
    '',
    '# A hub id or a folder. This one is small, for a first try; for French: almanach/camembert-base.',
    'model_name_or_path: sentence-transformers/all-MiniLM-L6-v2',
    '',
    entry('train_file', trainFile),
    ...columns(found),
    '# Shares of the training examples that are set aside. Name files of their own if you have them.',
    'validation_split: 0.1',
    'test_split: 0.1',
    '',
    'max_seq_length: 128',
    'per_device_train_batch_size: 16',
    '# Small models want higher rates than the usual 5e-5.',
    'learning_rate: 2e-4',
    'num_train_epochs: 3',
    'warmup_steps: 0.1',
    'weight_decay: 0.01',
    '',
    'eval_strategy: epoch',
    'metric_for_best_model: f1_macro',
    'early_stopping_patience: 3',
    '',
  ].join('\n')
}

/** CoNLL's columns are found by their place; only names are worth writing down. */
function columns({ format, textColumn, labelColumn }: Found): string[] {
  if (format === 'conll') return []
  return [
    ...(textColumn === null ? [] : [entry('text_column_name', textColumn)]),
    ...(labelColumn === null ? [] : [entry('label_column_name', labelColumn)]),
  ]
}

function entry(key: string, value: string): string {
  return printConfig({ [key]: value }).trimEnd()
}
