/** A key of `TrainingArguments` that is known and not honoured. */
export interface IgnoredKey {
  readonly key: string
  /** Whether it would change what the model learns, so that ignoring it deserves a warning. */
  readonly changesTraining: boolean
  /** Whether its value must not stand in a file. */
  readonly isSecret: boolean
  /** Why it is not needed, or what to do instead, a sentence. */
  readonly reason: string
}

type Effect = 'none' | 'training' | 'secret'

function ignored(effect: Effect, reason: string, ...keys: readonly string[]): readonly IgnoredKey[] {
  return keys.map((key) => ({ key, changesTraining: effect === 'training', isSecret: effect === 'secret', reason }))
}

/** What the commands, the run's folder and its events do by themselves. */
const ofTheRun: readonly IgnoredKey[] = [
  ...ignored('none', 'The commands say what is done: start, evaluate, predict.', 'do_train', 'do_eval', 'do_predict'),
  ...ignored('none', 'Each run has a folder of its own, and none is overwritten.', 'overwrite_output_dir'),
  ...ignored('none', 'Use `finetune resume` on the run.', 'resume_from_checkpoint'),
  ...ignored('none', 'A resumed run goes on with the very next sentences.', 'ignore_data_skip'),
  ...ignored(
    'none',
    'A resumed run remembers the best score and its patience.',
    'restore_callback_states_from_checkpoint',
  ),
  ...ignored('none', 'A checkpoint always holds all that resuming needs.', 'save_only_model'),
  ...ignored('none', 'A run that is asked to stop saves first, also by a signal.', 'enable_jit_checkpoint'),
  ...ignored('none', 'On a processor, runs with one seed end with the same weights anyway.', 'full_determinism'),
  ...ignored('none', 'The loss is logged every `logging_steps` steps.', 'logging_strategy'),
  ...ignored('none', 'The first step is always logged.', 'logging_first_step'),
  ...ignored('none', 'A loss that is no number is always shown, and ends the run.', 'logging_nan_inf_filter', 'debug'),
  ...ignored(
    'none',
    "The log, TensorBoard files and events are always in the run's folder.",
    ...['report_to', 'logging_dir', 'log_level', 'log_level_replica', 'log_on_each_node', 'disable_tqdm', 'project'],
    ...['trackio_space_id', 'trackio_bucket_id', 'trackio_static_space_id'],
  ),
  ...ignored('none', 'Tokens and tokens per second are always counted.', 'include_num_input_tokens_seen'),
  ...ignored('none', 'Tokens and tokens per second are always counted.', 'include_tokens_per_second'),
  ...ignored('none', 'Memory is always in the events.', 'skip_memory_metrics'),
  ...ignored('none', 'Evaluations always give the loss and every score.', 'prediction_loss_only'),
  ...ignored(
    'none',
    'Metrics are computed on all examples at once.',
    ...['eval_accumulation_steps', 'eval_do_concat_batches', 'eval_use_gather_object', 'batch_eval_metrics'],
    ...['include_for_metrics', 'include_inputs_for_metrics', 'use_legacy_prediction_loop'],
  ),
  ...ignored('none', 'Weights are always written as safetensors.', 'save_safetensors'),
  ...ignored('none', 'One process writes the run, whatever their number.', 'save_on_each_node'),
  ...ignored(
    'none',
    'A run stays on this machine; upload its `model` folder yourself.',
    ...['push_to_hub', 'hub_model_id', 'hub_strategy', 'hub_private_repo', 'hub_always_push', 'hub_revision'],
    ...['push_to_hub_model_id', 'push_to_hub_organization'],
  ),
  ...ignored('secret', 'Set the variable `HF_TOKEN` instead.', 'hub_token', 'push_to_hub_token'),
]

/** What the trainer decides for itself. */
const ofTheMachine: readonly IgnoredKey[] = [
  ...ignored('none', 'Evaluations use the fp32 weights, which are those that are kept.', 'bf16_full_eval'),
  ...ignored('none', 'Evaluations use the fp32 weights, which are those that are kept.', 'fp16_full_eval'),
  ...ignored(
    'none',
    '`precision` decides how numbers are computed.',
    'half_precision_backend',
    'fp16_backend',
    'fp16_opt_level',
    'tf32',
  ),
  ...ignored(
    'none',
    'The data is read and encoded once, before training.',
    ...['dataloader_num_workers', 'dataloader_pin_memory', 'dataloader_persistent_workers', 'remove_unused_columns'],
    ...['dataloader_prefetch_factor', 'dataloader_multiprocessing_context', 'dataloader_in_order'],
    ...['length_column_name'],
  ),
  ...ignored('none', 'Set `label_column_name` where labels are not found by themselves.', 'label_names'),
  ...ignored('none', 'Labels are counted in the data, or listed in `labels`.', 'num_labels'),
  ...ignored('none', 'The device is found; `use_cpu` keeps to the processor.', 'use_mps_device', '_n_gpu'),
  ...ignored('none', 'Only GPUs and processors can be trained on here.', 'tpu_num_cores', 'tpu_metrics_debug'),
  ...ignored('none', 'Out of memory on CUDA, a batch is split by itself.', 'torch_empty_cache_steps'),
  ...ignored('none', 'Kept keys and values are for generating, and off while training.', 'use_cache'),
  ...ignored('none', 'No text goes on in the next batch.', 'past_index'),
  ...ignored('none', 'The loss is always the mean over the tokens of all devices.', 'average_tokens_across_devices'),
  ...ignored(
    'none',
    'Start one process a device with `torchrun`: the trainer finds the others.',
    ...['local_rank', 'ddp_find_unused_parameters', 'ddp_bucket_cap_mb', 'ddp_broadcast_buffers', 'ddp_static_graph'],
    ...['ddp_backend', 'ddp_timeout', 'accelerator_config', 'dispatch_batches', 'split_batches'],
  ),
  ...ignored('none', 'There is no search with Ray here.', 'ray_scope'),
  ...ignored(
    'none',
    'The loop here is fast without it.',
    ...['torch_compile', 'torch_compile_backend', 'torch_compile_mode', 'torchdynamo', 'jit_mode_eval', 'use_ipex'],
    ...['use_liger_kernel', 'liger_kernel_config'],
  ),
  ...ignored('none', 'Set `gradient_checkpointing` alone.', 'gradient_checkpointing_kwargs'),
  ...ignored('none', 'Set `gradient_checkpointing` alone.', 'activation_checkpointing_kwargs'),
  ...ignored('none', 'Proxies are taken from the environment.', 'http_proxy', 'https_proxy'),
  ...ignored('none', 'The editor reads the schema from the product.', '$schema'),
]

/** What would train another model. */
const ofTraining: readonly IgnoredKey[] = [
  ...ignored('training', 'Use `optim: adamw_torch`.', 'adafactor'),
  ...ignored('training', '`optim` has no further arguments here.', 'optim_args', 'optim_target_modules'),
  ...ignored('training', 'Training goes on without the noise.', 'neftune_noise_alpha'),
  ...ignored('training', 'The last, smaller batch of an epoch is always trained on.', 'dataloader_drop_last'),
  ...ignored(
    'training',
    'Set `per_device_train_batch_size` and `gradient_accumulation_steps`; out of memory on CUDA the batch is split.',
    'auto_find_batch_size',
  ),
  ...ignored(
    'training',
    'The model must fit on one device.',
    ...['fsdp', 'fsdp_config', 'fsdp_min_num_params', 'fsdp_transformer_layer_cls_to_wrap', 'deepspeed'],
    ...['parallelism_config', 'mp_parameters'],
  ),
]

/** Keys of transformers since 4.40, and a few of scripts, that need no counterpart or have none. */
export const ignoredKeys: readonly IgnoredKey[] = [...ofTheRun, ...ofTheMachine, ...ofTraining]
