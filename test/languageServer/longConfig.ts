/** The head of a config with data and a model. */
const head = `task: token-classification
model_name_or_path: model
train_file: train.conll
validation_split: 0.1
learning_rate: 5e-5
num_train_epochs: 10
per_device_train_batch_size: 16
warmup_steps: 0.1
eval_strategy: steps
eval_steps: 100
`

/** The notes' kinds of settings, as they stand in other places of long configs. */
const body = `weight_decay: 0.01       # decoupled
max_seq_length: 128
save_strategy: steps
save_steps: 100
early_stopping_patience: 3
metric_for_best_model: f1_macro
load_best_model_at_end: true
lr_scheduler_type: linear
logging_steps: 10
seed: 42
`.split('\n')

/**
 * A config of so many lines: keys, a list of labels, names for labels, and blocks of comments, as long configs are. It has a few
 * problems, which stay the same.
 */
export function longConfig(lines: number): string {
  const start = [...head.trimEnd().split('\n'), ...body.slice(0, -1)]
  const rest = Math.max(0, lines - start.length - 3)
  const labels = Array.from({ length: Math.floor(rest * 0.3) }, (_, index) => `  - LABEL_${index}`)
  const map = Array.from({ length: Math.floor(rest * 0.3) }, (_, index) => `  OLD_${index}: LABEL_${index}   # renamed`)
  const comments = Array.from(
    { length: rest - labels.length - map.length },
    (_, index) => `# note ${index}: tried before`,
  )
  return [...start, 'labels:', ...labels, 'label_map:', ...map, ...comments, 'run_name: long', ''].join('\n')
}
