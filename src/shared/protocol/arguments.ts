/** Which parts of the backbone keep their weights: the embeddings, and the first `layers` (below 1: a share of them). */
export interface Freeze {
  readonly embeddings: boolean
  readonly layers: number
}

/**
 * Every catalogue key that reaches the trainer, resolved. The names are the catalogue's and Hugging Face's, hence snake
 * case; the catalogue documents each one. `Arguments` in the trainer's `spec.py` is the same in Python; tests
 * compare both with the catalogue.
 */
export interface ResolvedArguments {
  readonly max_seq_length: number
  readonly max_train_samples: number | null
  readonly max_eval_samples: number | null
  readonly seed: number
  readonly data_seed: number | null
  readonly num_train_epochs: number
  readonly max_steps: number
  readonly per_device_train_batch_size: number
  readonly per_device_eval_batch_size: number
  readonly gradient_accumulation_steps: number
  readonly train_sampling_strategy: string
  readonly learning_rate: number
  readonly lr_scheduler_type: string
  readonly lr_scheduler_kwargs: Readonly<Record<string, ArgumentValue>>
  readonly lr_scheduler_steps: number | null
  readonly warmup_steps: number
  readonly optim: string
  readonly weight_decay: number
  readonly adam_beta1: number
  readonly adam_beta2: number
  readonly adam_epsilon: number
  readonly max_grad_norm: number
  readonly label_smoothing_factor: number
  readonly gradient_checkpointing: boolean
  readonly precision: string
  readonly freeze: Freeze
  readonly use_cpu: boolean
  readonly logging_steps: number
  readonly eval_strategy: string
  readonly eval_steps: number
  readonly eval_on_start: boolean
  readonly eval_delay: number
  readonly save_strategy: string
  readonly save_steps: number
  readonly save_total_limit: number | null
  readonly load_best_model_at_end: boolean
  readonly metric_for_best_model: string
  readonly greater_is_better: boolean
  readonly early_stopping_patience: number | null
  readonly early_stopping_threshold: number
  readonly cache_dir: string | null
}

/** What a config can hold under a key. */
export type ArgumentValue =
  string | number | boolean | null | readonly ArgumentValue[] | { readonly [key: string]: ArgumentValue }
