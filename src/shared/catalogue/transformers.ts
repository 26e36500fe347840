import type { ArgumentValue } from '../protocol/arguments'

/**
 * What transformers' `TrainingArguments` says of a key. Versions are written `major.minor`. The oldest that was looked
 * at is 4.57: a key without `since` is as old or older, and `deprecated: '4.57'` means by then.
 */
export interface UpstreamKey {
  readonly key: string
  /** Default of the oldest version that has the key. */
  readonly default: ArgumentValue
  /** The version that changed the default, and the new one. */
  readonly changed?: readonly [version: string, value: ArgumentValue]
  /** First version that has the key. */
  readonly since?: string
  /** First version that warns of it. */
  readonly deprecated?: string
  /** First version that does not take it any more. */
  readonly removed?: string
  /** What upstream has in its place: a key in backquotes, or a few words. Empty if nothing. */
  readonly instead?: string
}

/** What a version of transformers makes of a key. */
export type UpstreamStatus =
  | {
      readonly kind: 'present'
      readonly default: ArgumentValue
      readonly isDeprecated: boolean
      /** The version that does not take it any more, if one is known. */
      readonly removed: string | null
      readonly instead: string
    }
  | { readonly kind: 'removed'; readonly removed: string; readonly instead: string }
  | { readonly kind: 'notYet'; readonly since: string }

/** The version that is documented where nothing says which one is used. */
export const usualVersion = '5.18'

/** Keys that always had this default. */
function lasting(value: ArgumentValue, ...keys: readonly string[]): readonly UpstreamKey[] {
  return keys.map((key) => ({ key, default: value }))
}

/** A key that is gone. */
function gone(
  key: string,
  value: ArgumentValue,
  versions: Pick<UpstreamKey, 'deprecated' | 'removed'>,
  instead = '',
): UpstreamKey {
  return { key, default: value, ...versions, instead }
}

const lastingKeys: readonly UpstreamKey[] = [
  ...lasting(null, 'output_dir', 'lr_scheduler_kwargs', 'optim_args', 'optim_target_modules', 'tf32', 'run_name'),
  ...lasting(null, 'gradient_checkpointing_kwargs', 'torch_compile_backend', 'torch_compile_mode', 'eval_steps'),
  ...lasting(null, 'liger_kernel_config', 'neftune_noise_alpha', 'torch_empty_cache_steps', 'disable_tqdm'),
  ...lasting(null, 'eval_accumulation_steps', 'save_total_limit', 'hub_token', 'hub_private_repo', 'hub_model_id'),
  ...lasting(null, 'hub_revision', 'metric_for_best_model', 'greater_is_better', 'data_seed', 'accelerator_config'),
  ...lasting(null, 'parallelism_config', 'dataloader_prefetch_factor', 'label_names', 'ddp_find_unused_parameters'),
  ...lasting(null, 'ddp_bucket_cap_mb', 'ddp_broadcast_buffers', 'ddp_backend', 'fsdp', 'fsdp_config', 'deepspeed'),
  ...lasting(null, 'resume_from_checkpoint'),
  ...lasting(false, 'bf16', 'fp16', 'bf16_full_eval', 'fp16_full_eval', 'torch_compile', 'use_liger_kernel'),
  ...lasting(false, 'auto_find_batch_size', 'logging_first_step', 'prediction_loss_only', 'eval_on_start'),
  ...lasting(false, 'eval_use_gather_object', 'batch_eval_metrics', 'save_only_model', 'save_on_each_node'),
  ...lasting(false, 'push_to_hub', 'hub_always_push', 'load_best_model_at_end', 'ignore_data_skip', 'use_cpu'),
  ...lasting(false, 'restore_callback_states_from_checkpoint', 'full_determinism', 'dataloader_drop_last'),
  ...lasting(false, 'dataloader_persistent_workers', 'do_train', 'do_eval', 'do_predict'),
  ...lasting(true, 'average_tokens_across_devices', 'log_on_each_node', 'logging_nan_inf_filter'),
  ...lasting(true, 'eval_do_concat_batches', 'dataloader_pin_memory', 'remove_unused_columns', 'skip_memory_metrics'),
  ...lasting(8, 'per_device_train_batch_size', 'per_device_eval_batch_size'),
  ...lasting(500, 'logging_steps', 'save_steps'),
  ...lasting(0, 'warmup_steps', 'weight_decay', 'label_smoothing_factor', 'eval_delay', 'dataloader_num_workers'),
  ...lasting(1, 'gradient_accumulation_steps', 'max_grad_norm'),
  ...lasting(-1, 'max_steps', 'local_rank'),
  ...lasting('steps', 'logging_strategy', 'save_strategy'),
  ...lasting('', 'debug'),
  ...lasting([], 'include_for_metrics'),
  ...lasting('linear', 'lr_scheduler_type'),
  ...lasting('no', 'eval_strategy'),
  ...lasting('passive', 'log_level'),
  ...lasting('warning', 'log_level_replica'),
  ...lasting('huggingface', 'project'),
  ...lasting('every_save', 'hub_strategy'),
  ...lasting('length', 'length_column_name'),
  // With PyTorch older than 2.8 `adamw_torch`, which is the same rule.
  ...lasting('adamw_torch_fused', 'optim'),
  ...lasting(3, 'num_train_epochs'),
  ...lasting(5e-5, 'learning_rate'),
  ...lasting(0.9, 'adam_beta1'),
  ...lasting(0.999, 'adam_beta2'),
  ...lasting(1e-8, 'adam_epsilon'),
  ...lasting(42, 'seed'),
  ...lasting(1800, 'ddp_timeout'),
]

const changedKeys: readonly UpstreamKey[] = [
  { key: 'report_to', default: null, changed: ['5.0', 'none'] },
  { key: 'include_num_input_tokens_seen', default: false, changed: ['5.0', 'no'] },
  { key: 'trackio_space_id', default: 'trackio', changed: ['5.6', null] },
  {
    key: 'gradient_checkpointing',
    default: false,
    changed: ['5.23', null],
    deprecated: '5.23',
    instead: '`activation_checkpointing`',
  },
]

const newKeys: readonly UpstreamKey[] = [
  { key: 'use_cache', default: false, since: '5.0' },
  { key: 'enable_jit_checkpoint', default: false, since: '5.0' },
  { key: 'train_sampling_strategy', default: 'random', since: '5.2' },
  { key: 'trackio_bucket_id', default: null, since: '5.6' },
  { key: 'trackio_static_space_id', default: null, since: '5.6' },
  { key: 'ddp_static_graph', default: null, since: '5.6' },
  { key: 'dataloader_multiprocessing_context', default: null, since: '5.15' },
  { key: 'dataloader_in_order', default: true, since: '5.15' },
  { key: 'activation_checkpointing', default: null, since: '5.23' },
  { key: 'activation_checkpointing_kwargs', default: null, since: '5.23' },
]

const atFive = { removed: '5.0' } as const
const announced = { deprecated: '4.57', removed: '5.0' } as const

const goneKeys: readonly UpstreamKey[] = [
  gone('evaluation_strategy', null, { deprecated: '4.41', removed: '4.51' }, '`eval_strategy`'),
  gone('dispatch_batches', null, { deprecated: '4.40', removed: '4.51' }, '`accelerator_config`'),
  gone('split_batches', null, { deprecated: '4.40', removed: '4.51' }, '`accelerator_config`'),
  gone('use_ipex', false, { removed: '4.57' }),
  gone('overwrite_output_dir', false, atFive),
  gone('per_gpu_train_batch_size', null, announced, '`per_device_train_batch_size`'),
  gone('per_gpu_eval_batch_size', null, announced, '`per_device_eval_batch_size`'),
  gone('save_safetensors', true, atFive, 'always safetensors'),
  gone('no_cuda', false, announced, '`use_cpu`'),
  gone('use_mps_device', false, announced, 'an Apple GPU is found by itself'),
  gone('jit_mode_eval', false, atFive),
  gone('fp16_opt_level', 'O1', atFive),
  gone('half_precision_backend', 'auto', atFive),
  gone('fp16_backend', 'auto', announced),
  gone('tpu_num_cores', null, atFive),
  gone('tpu_metrics_debug', false, announced, '`debug`'),
  gone('past_index', -1, atFive),
  gone('fsdp_min_num_params', 0, announced, '`fsdp_config`'),
  gone('fsdp_transformer_layer_cls_to_wrap', null, announced, '`fsdp_config`'),
  gone('adafactor', false, announced, '`optim: adafactor`'),
  gone('use_legacy_prediction_loop', false, atFive),
  gone('include_inputs_for_metrics', false, announced, '`include_for_metrics`'),
  gone('push_to_hub_model_id', null, announced, '`hub_model_id`'),
  gone('push_to_hub_organization', null, announced, '`hub_model_id`'),
  gone('push_to_hub_token', null, announced, '`hub_token`'),
  gone('_n_gpu', -1, atFive),
  gone('mp_parameters', '', atFive),
  gone('torchdynamo', null, announced, '`torch_compile_backend`'),
  gone('ray_scope', 'last', atFive),
  gone('include_tokens_per_second', false, atFive, '`include_num_input_tokens_seen`'),
  gone('group_by_length', false, { removed: '5.2' }, '`train_sampling_strategy: group_by_length`'),
  {
    ...gone('warmup_ratio', 0, { deprecated: '5.0', removed: '5.15' }, '`warmup_steps`, below 1 a share'),
    changed: ['5.0', null],
  },
  gone('logging_dir', null, { deprecated: '5.0', removed: '5.15' }, 'the variable `TENSORBOARD_LOGGING_DIR`'),
]

/** Every key that `TrainingArguments` has had since 4.40, read in its sources from 4.40 to 5.24. */
export const upstreamKeys: readonly UpstreamKey[] = [...lastingKeys, ...changedKeys, ...newKeys, ...goneKeys]

const upstreamByKey = new Map(upstreamKeys.map((each) => [each.key, each]))

/** What is known of a key upstream; undefined for keys of ours and of `run_ner.py`. */
export function findUpstream(key: string): UpstreamKey | undefined {
  return upstreamByKey.get(key)
}

/**
 * What a version of transformers makes of a key, or null if no version has it.
 *
 * @param version `5.18`, `5.18.0`, `5.23.0.dev0`: what follows the second number does not count
 */
export function upstreamStatus(key: string, version: string): UpstreamStatus | null {
  const upstream = upstreamByKey.get(key)
  if (upstream === undefined) return null
  const { since, deprecated, removed, changed, instead = '' } = upstream
  if (since !== undefined && isBefore(version, since)) return { kind: 'notYet', since }
  if (removed !== undefined && !isBefore(version, removed)) return { kind: 'removed', removed, instead }
  const isChanged = changed !== undefined && !isBefore(version, changed[0])
  return {
    kind: 'present',
    default: isChanged ? changed[1] : upstream.default,
    isDeprecated: deprecated !== undefined && !isBefore(version, deprecated),
    removed: removed ?? null,
    instead,
  }
}

function isBefore(version: string, other: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [otherMajor = 0, otherMinor = 0] = other.split('.').map(Number)
  return major < otherMajor || (major === otherMajor && minor < otherMinor)
}
