/** The key of a config that a failure or a warning is about, or that helps most against it, by its code. */
const keys: Readonly<Record<string, string>> = {
  'data-empty': 'train_file',
  'data-unreadable': 'train_file',
  'disk-short': 'save_total_limit',
  'freeze-too-many': 'freeze',
  'hub-refused': 'model_name_or_path',
  'hub-unreachable': 'model_name_or_path',
  'loss-not-finite': 'learning_rate',
  'memory-short': 'per_device_train_batch_size',
  'micro-batch-halved': 'per_device_train_batch_size',
  'model-gated': 'model_name_or_path',
  'model-needs-code': 'model_name_or_path',
  'model-not-found': 'model_name_or_path',
  'model-not-suited': 'model_name_or_path',
  'model-unreadable': 'model_name_or_path',
  'out-of-memory': 'per_device_train_batch_size',
  'schedule-invalid': 'lr_scheduler_type',
  'sequence-too-long': 'max_seq_length',
  'task-unsupported': 'task',
  'tokenizer-not-fast': 'model_name_or_path',
  truncated: 'max_seq_length',
  'unknown-tags': 'labels',
  'vocabulary-mismatch': 'model_name_or_path',
  'weights-mismatched': 'model_name_or_path',
  'weights-missing': 'model_name_or_path',
  'weights-unsafe': 'model_name_or_path',
}

/** Null where no key is concerned. */
export function concernedKey(code: string): string | null {
  return keys[code] ?? null
}
