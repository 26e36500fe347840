import { stepsTable } from '../../shared/protocol/scalars'

/** Where a metric of another tool stands among ours. */
export interface MetricPlace {
  /** `steps`, or the split that was evaluated. */
  readonly table: string
  readonly column: string
}

const tables: Readonly<Record<string, string>> = {
  train: stepsTable,
  training: stepsTable,
  eval: 'validation',
  evaluation: 'validation',
  validation: 'validation',
  valid: 'validation',
  val: 'validation',
  dev: 'validation',
  test: 'test',
  predict: 'test',
}

const words = Object.keys(tables).join('|')
/** `eval_loss`, `train/loss`, `val-loss`. */
const before = new RegExp(`^(${words})[/_.-](.+)$`, 'i')
/** `Loss/train`, `accuracy/val`. */
const behind = new RegExp(`^(.+)/(${words})$`, 'i')

/** Other names of what we call something, in small letters. */
const columns: Readonly<Record<string, string>> = {
  loss: 'loss',
  loss_step: 'loss',
  lr: 'learning_rate',
  learning_rate: 'learning_rate',
  'learning-rate': 'learning_rate',
  grad_norm: 'grad_norm',
  gradient_norm: 'grad_norm',
  epoch: 'epoch',
  acc: 'accuracy',
  accuracy: 'accuracy',
  f1: 'f1',
  precision: 'precision',
  recall: 'recall',
  overall_f1: 'f1',
  overall_precision: 'precision',
  overall_recall: 'recall',
  overall_accuracy: 'accuracy',
  macro_f1: 'f1_macro',
  f1_macro: 'f1_macro',
}

/** The table of a split by any of its names; null for another word. */
export function tableOfSplit(word: unknown): string | null {
  return typeof word === 'string' ? (tables[word.toLowerCase()] ?? null) : null
}

/** Lightning's monitor of the learning rate names the optimizer. */
const rateOfOptimizer = /^lr-\w+$/i

/**
 * The table and column of a metric: ours where the meaning is the same, else its own name. A metric without a split in
 * its name belongs to `table`.
 */
export function metricPlace(name: string, table: string = stepsTable): MetricPlace {
  const [, split, rest] = before.exec(name) ?? []
  if (split !== undefined && rest !== undefined) return placeIn(split, rest)
  const [, metric, last] = behind.exec(name) ?? []
  if (metric !== undefined && last !== undefined) return placeIn(last, metric)
  return { table, column: columnOf(name, table) }
}

function placeIn(split: string, name: string): MetricPlace {
  const table = tables[split.toLowerCase()] ?? stepsTable
  return { table, column: columnOf(name, table) }
}

function columnOf(name: string, table: string): string {
  if (rateOfOptimizer.test(name)) return 'learning_rate'
  // Of an evaluation the whole pass is what counts.
  if (table !== stepsTable && name.toLowerCase() === 'loss_epoch') return 'loss'
  const own = columns[name.toLowerCase()]
  return own === undefined || (own === 'loss' && name === 'loss_step' && table !== stepsTable) ? name : own
}
