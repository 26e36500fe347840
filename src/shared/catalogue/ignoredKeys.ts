/** A key of `TrainingArguments` that is known and not honoured. */
export interface IgnoredKey {
  readonly key: string
  /** Whether it would change what the model learns, so that ignoring it deserves a warning. */
  readonly changesTraining: boolean
  /** Why it is not needed, or what to do instead, a sentence. */
  readonly reason: string
}

function withoutEffect(reason: string, ...keys: readonly string[]): readonly IgnoredKey[] {
  return keys.map((key) => ({ key, changesTraining: false, reason }))
}

function unsupported(reason: string, ...keys: readonly string[]): readonly IgnoredKey[] {
  return keys.map((key) => ({ key, changesTraining: true, reason }))
}

/** Keys of transformers 4.57 and 5.18, and a few of the notes', that need no counterpart or have none. */
export const ignoredKeys: readonly IgnoredKey[] = [
  ...withoutEffect(
    'The commands of this product say what is done.',
    ...['do_train', 'do_eval', 'do_predict', 'prediction_loss_only'],
  ),
  ...withoutEffect('Each run has a folder of its own, and none is overwritten.', 'overwrite_output_dir'),
  ...withoutEffect('Use `finetune resume` on the run.', 'resume_from_checkpoint', 'ignore_data_skip'),
  ...withoutEffect(
    'A resumed run always ends as if it had not been interrupted.',
    ...['restore_callback_states_from_checkpoint', 'save_only_model', 'enable_jit_checkpoint', 'full_determinism'],
  ),
  ...withoutEffect('The loss is logged every `logging_steps` steps.', 'logging_strategy'),
  ...withoutEffect('The first step is always logged.', 'logging_first_step'),
  ...withoutEffect('A loss that is no number is always shown, and ends the run.', 'logging_nan_inf_filter'),
  ...withoutEffect(
    "The log, TensorBoard files and events are always in the run's folder.",
    ...['report_to', 'logging_dir', 'log_level', 'log_level_replica', 'log_on_each_node', 'disable_tqdm', 'project'],
    ...['trackio_space_id', 'trackio_bucket_id', 'trackio_static_space_id', 'include_num_input_tokens_seen'],
    ...['include_tokens_per_second', 'skip_memory_metrics', 'debug'],
  ),
  ...withoutEffect(
    'Metrics are computed on all examples at once.',
    ...['eval_accumulation_steps', 'eval_do_concat_batches', 'eval_use_gather_object', 'include_for_metrics'],
    ...['include_inputs_for_metrics', 'batch_eval_metrics', 'bf16_full_eval', 'fp16_full_eval'],
  ),
  ...withoutEffect('Weights are always written as safetensors.', 'save_safetensors', 'save_on_each_node'),
  ...withoutEffect('`precision` decides.', 'half_precision_backend', 'fp16_backend', 'fp16_opt_level', 'tf32'),
  ...withoutEffect(
    'The data is read and encoded once, before training.',
    ...['dataloader_num_workers', 'dataloader_pin_memory', 'dataloader_persistent_workers', 'remove_unused_columns'],
    ...['dataloader_prefetch_factor', 'dataloader_multiprocessing_context', 'dataloader_in_order'],
    ...['label_names', 'length_column_name'],
  ),
  ...withoutEffect(
    'The device is found; `use_cpu` keeps to the processor.',
    ...['use_mps_device', 'jit_mode_eval', 'tpu_num_cores', 'tpu_metrics_debug', '_n_gpu', 'mp_parameters'],
    ...['torch_empty_cache_steps', 'use_cache'],
  ),
  ...withoutEffect(
    'Processes are started by `torchrun`, which sets this.',
    ...['local_rank', 'ddp_find_unused_parameters', 'ddp_bucket_cap_mb', 'ddp_broadcast_buffers', 'ddp_static_graph'],
    ...['ddp_backend', 'ddp_timeout', 'average_tokens_across_devices', 'ray_scope', 'accelerator_config'],
  ),
  ...withoutEffect(
    'A run stays on this machine; upload its `model` folder yourself.',
    ...['push_to_hub', 'hub_model_id', 'hub_strategy', 'hub_private_repo', 'hub_always_push', 'hub_revision'],
    ...['push_to_hub_model_id', 'push_to_hub_organization'],
  ),
  ...withoutEffect(
    'Remove it: a token in a config ends up in copies. `HF_TOKEN` is honoured.',
    ...['hub_token', 'push_to_hub_token'],
  ),
  ...withoutEffect('The loop here is fast without it.', 'torch_compile', 'torch_compile_backend', 'torch_compile_mode'),
  ...withoutEffect(
    'The loop here is fast without it.',
    ...['torchdynamo', 'use_liger_kernel', 'liger_kernel_config', 'use_legacy_prediction_loop', 'past_index'],
  ),
  ...withoutEffect('Labels are counted in the data, or listed in `labels`.', 'num_labels'),
  ...withoutEffect('Set `gradient_checkpointing` alone.', 'gradient_checkpointing_kwargs'),
  ...withoutEffect('Proxies are taken from the environment.', 'http_proxy', 'https_proxy'),
  ...withoutEffect('The editor reads the schema from the product.', '$schema'),
  ...unsupported('Use `optim: adamw_torch`.', 'adafactor', 'optim_args', 'optim_target_modules'),
  ...unsupported('Training goes on without the noise.', 'neftune_noise_alpha'),
  ...unsupported('The last, smaller batch of an epoch is always trained on.', 'dataloader_drop_last'),
  ...unsupported(
    'Set `per_device_train_batch_size` and `gradient_accumulation_steps`; out of memory on CUDA the batch is split.',
    'auto_find_batch_size',
  ),
  ...unsupported(
    'The model must fit on one device.',
    ...['fsdp', 'fsdp_config', 'fsdp_min_num_params', 'fsdp_transformer_layer_cls_to_wrap', 'deepspeed'],
    'parallelism_config',
  ),
]
