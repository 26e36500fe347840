/** A key of `TrainingArguments`: its defaults as Python writes them, in transformers 4.57 and 5.18; null where it is not there. */
export interface UpstreamRow {
  readonly key: string
  readonly old: string | null
  readonly new: string | null
}

/** Key, default in 4.57.6, default in 5.18.0 where it differs; `-` where the version has not the key. */
const table = `
output_dir None
per_device_train_batch_size 8
num_train_epochs 3.0
max_steps -1
learning_rate 5e-05
lr_scheduler_type 'linear'
lr_scheduler_kwargs None
warmup_steps 0
optim default_optim
optim_args None
weight_decay 0.0
adam_beta1 0.9
adam_beta2 0.999
adam_epsilon 1e-08
optim_target_modules None
gradient_accumulation_steps 1
average_tokens_across_devices True
max_grad_norm 1.0
label_smoothing_factor 0.0
bf16 False
fp16 False
bf16_full_eval False
fp16_full_eval False
tf32 None
gradient_checkpointing False
gradient_checkpointing_kwargs None
torch_compile False
torch_compile_backend None
torch_compile_mode None
use_liger_kernel False
liger_kernel_config None
use_cache - False
neftune_noise_alpha None
torch_empty_cache_steps None
auto_find_batch_size False
logging_strategy 'steps'
logging_steps 500
logging_first_step False
log_on_each_node True
logging_nan_inf_filter True
include_num_input_tokens_seen False 'no'
log_level 'passive'
log_level_replica 'warning'
disable_tqdm None
report_to None 'none'
run_name None
project 'huggingface'
trackio_space_id 'trackio' None
trackio_bucket_id - None
trackio_static_space_id - None
eval_strategy 'no'
eval_steps None
eval_delay 0
per_device_eval_batch_size 8
prediction_loss_only False
eval_on_start False
eval_do_concat_batches True
eval_use_gather_object False
eval_accumulation_steps None
include_for_metrics list
batch_eval_metrics False
save_only_model False
save_strategy 'steps'
save_steps 500
save_on_each_node False
save_total_limit None
enable_jit_checkpoint - False
push_to_hub False
hub_token None
hub_private_repo None
hub_model_id None
hub_strategy 'every_save'
hub_always_push False
hub_revision None
load_best_model_at_end False
metric_for_best_model None
greater_is_better None
ignore_data_skip False
restore_callback_states_from_checkpoint False
full_determinism False
seed 42
data_seed None
use_cpu False
accelerator_config None
parallelism_config None
dataloader_drop_last False
dataloader_num_workers 0
dataloader_pin_memory True
dataloader_persistent_workers False
dataloader_prefetch_factor None
dataloader_multiprocessing_context - None
dataloader_in_order - True
remove_unused_columns True
label_names None
train_sampling_strategy - 'random'
length_column_name 'length'
ddp_find_unused_parameters None
ddp_bucket_cap_mb None
ddp_broadcast_buffers None
ddp_static_graph - None
ddp_backend None
ddp_timeout 1800
fsdp None
fsdp_config None
deepspeed None
debug ''
skip_memory_metrics True
do_train False
do_eval False
do_predict False
resume_from_checkpoint None
local_rank -1
overwrite_output_dir False -
per_gpu_train_batch_size None -
per_gpu_eval_batch_size None -
warmup_ratio 0.0 -
logging_dir None -
save_safetensors True -
no_cuda False -
use_mps_device False -
jit_mode_eval False -
fp16_opt_level 'O1' -
half_precision_backend 'auto' -
tpu_num_cores None -
tpu_metrics_debug False -
past_index -1 -
fsdp_min_num_params 0 -
fsdp_transformer_layer_cls_to_wrap None -
adafactor False -
group_by_length False -
use_legacy_prediction_loop False -
include_inputs_for_metrics False -
fp16_backend 'auto' -
push_to_hub_model_id None -
push_to_hub_organization None -
push_to_hub_token None -
_n_gpu -1 -
mp_parameters '' -
torchdynamo None -
ray_scope 'last' -
include_tokens_per_second False -
`

/** Every key that transformers 4.57 or 5.18 has. */
export const upstreamRows: readonly UpstreamRow[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [key = '', old = '', changed = old] = line.split(' ')
    return { key, old: old === '-' ? null : old, new: changed === '-' ? null : changed }
  })
