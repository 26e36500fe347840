import { expect, test } from 'vitest'
import { findEntry, findKey } from '../../../src/shared/catalogue/catalogue'
import type { TaskName } from '../../../src/shared/protocol/spec'

/** Names of the notes with the keys that they mean, by task; `ignored` is known without a counterpart. */
const names: readonly (readonly [name: string, task: TaskName, key: string])[] = [
  ['model_name', 'token-classification', 'model_name_or_path'],
  ['max_length', 'token-classification', 'max_seq_length'],
  ['batch_size', 'token-classification', 'per_device_train_batch_size'],
  ['learning_rate', 'token-classification', 'learning_rate'],
  ['weight_decay', 'token-classification', 'weight_decay'],
  ['eval_steps', 'token-classification', 'eval_steps'],
  ['save_steps', 'token-classification', 'save_steps'],
  ['early_stopping_patience', 'token-classification', 'early_stopping_patience'],
  ['num_epochs', 'token-classification', 'num_train_epochs'],
  ['warmup_ratio', 'token-classification', 'warmup_steps'],
  ['fp16', 'token-classification', 'fp16'],
  ['train_path', 'token-classification', 'train_file'],
  ['eval_path', 'token-classification', 'validation_file'],
  ['output_dir', 'token-classification', 'output_dir'],
  ['load_best_model_at_end', 'token-classification', 'load_best_model_at_end'],
  ['metric_for_best_model', 'token-classification', 'metric_for_best_model'],
  ['num_labels', 'token-classification', 'ignored'],
  ['id2label', 'token-classification', 'labels'],
  ['label2id', 'token-classification', 'labels'],
  ['beta1', 'token-classification', 'adam_beta1'],
  ['beta2', 'token-classification', 'adam_beta2'],
  ['eps', 'token-classification', 'adam_epsilon'],
  ['L2', 'token-classification', 'weight_decay'],
  ['grad_clip', 'token-classification', 'max_grad_norm'],
  ['warmup_steps', 'token-classification', 'warmup_steps'],
  ['total_steps', 'token-classification', 'lr_scheduler_steps'],
  ['initial_rate', 'token-classification', 'learning_rate'],
  ['per_device_train_batch_size', 'causal-lm', 'per_device_train_batch_size'],
  ['gradient_accumulation_steps', 'causal-lm', 'gradient_accumulation_steps'],
  ['MAX_LENGTH', 'causal-lm', 'block_size'],
  ['n_to_freeze', 'causal-lm', 'freeze'],
  ['add_tokens', 'causal-lm', 'add_tokens'],
  ['temperature', 'causal-lm', 'temperature'],
  ['top_k', 'causal-lm', 'top_k'],
  ['top_p', 'causal-lm', 'top_p'],
  ['repetition_penalty', 'causal-lm', 'repetition_penalty'],
  ['max_length', 'causal-lm', 'max_length'],
  ['NUM_EPOCHS', 'text-classification', 'num_train_epochs'],
  ['LR', 'text-classification', 'learning_rate'],
  ['BATCH_SIZE', 'text-classification', 'per_device_train_batch_size'],
  ['MAX_SEQ_LENGTH', 'text-classification', 'max_seq_length'],
  ['USE_SUBSET', 'text-classification', 'max_train_samples'],
  ['gradient_checkpointing', 'text-classification', 'gradient_checkpointing'],
  ['no_cuda', 'text-classification', 'use_cpu'],
  ['cache_dir', 'text-classification', 'cache_dir'],
  ['HTTP_PROXY', 'text-classification', 'ignored'],
  ['HTTPS_PROXY', 'text-classification', 'ignored'],
]

test.each(names)('%s of a %s note is %s', (name, task, key) => {
  const match = findKey(name, task)
  const found = match?.kind === 'alias' ? match.alias.keys[0] : match?.kind === 'entry' ? match.entry.key : match?.kind
  expect(found).toBe(key)
})

test('the scores of the notes are metrics that a model can be chosen by', () => {
  const type = findEntry('metric_for_best_model')?.type
  const choices = type?.type === 'choice' ? type.choices : []
  const texts = choices.filter(({ tasks = [] }) => tasks.includes('text-classification'))
  const known = texts.flatMap(({ value, aliases = [] }) => [value, ...aliases])
  expect(known).toEqual(
    expect.arrayContaining([
      ...['eval_loss', 'eval_accuracy', 'eval_f1_macro', 'eval_precision_macro', 'eval_recall_macro'],
    ]),
  )
})
