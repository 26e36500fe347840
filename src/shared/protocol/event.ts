import type { Split } from './example'
import type { EntityScores } from './results'

/**
 * `events.jsonl`: what the trainer says while it runs, one object a line, append-only. Field names are the wire's (snake
 * case, as Hugging Face's logs). Numbers that are not finite are written as null. Readers skip types they do not know
 * and tolerate a half last line.
 */
export type RunEvent =
  | StartedEvent
  | EnvironmentEvent
  | StageEvent
  | DataEvent
  | ModelEvent
  | ForecastEvent
  | TrainEvent
  | EvaluateEvent
  | CheckpointEvent
  | BestEvent
  | ControlEvent
  | WarningEvent
  | ExportedEvent
  | FinishedEvent
  | FailedEvent

export type RunEventType = RunEvent['type']

interface Stamped {
  /** Unix seconds. */
  readonly time: number
}

/** First event of each process, before torch is imported. Readers drop earlier points beyond `resumed_from_step`. */
export interface StartedEvent extends Stamped {
  readonly type: 'started'
  readonly host: string
  /** Linux: `/proc/sys/kernel/random/boot_id`; macOS: `sysctl -n kern.bootsessionuuid`; empty where not known. */
  readonly boot_id: string
  readonly pid: number
  /**
   * Start time of the process: with the pid and the boot id it names one process for ever. Linux: field 22 of
   * `/proc/<pid>/stat`, in clock ticks since the boot; elsewhere Unix seconds, from `ps -o lstart=`; 0 where not known.
   */
  readonly process_start_time: number
  readonly resumed_from_step: number | null
}

export interface EnvironmentEvent extends Stamped {
  readonly type: 'environment'
  readonly python: string
  readonly versions: Readonly<Record<string, string>>
  readonly platform: string
  readonly device: string
  readonly device_name: string
  readonly threads: number
  readonly precision: 'fp32' | 'bf16' | 'fp16'
  readonly precision_reason: string
}

export const stageNames = ['loading-data', 'loading-model', 'training', 'evaluating', 'exporting'] as const
export type StageName = (typeof stageNames)[number]

/** The trainer entered a stage, or got on within it: `progress` is a share from 0 to 1, null if not known. */
export interface StageEvent extends Stamped {
  readonly type: 'stage'
  readonly stage: StageName
  readonly progress: number | null
}

export interface DataEvent extends Stamped {
  readonly type: 'data'
  readonly split: Split
  readonly examples: number
  /** Histogram of sentence lengths in sub-tokens, special tokens included: upper edges and counts, of equal number. */
  readonly length_edges: readonly number[]
  readonly length_counts: readonly number[]
  readonly max_length: number
  readonly truncated_examples: number
  readonly truncated_entities: number
}

export interface ModelLayer {
  readonly name: string
  readonly parameters: number
  readonly state: 'new' | 'trained' | 'frozen'
}

export interface ModelEvent extends Stamped {
  readonly type: 'model'
  readonly architecture: string
  /** Commit of the hub's model that was fine-tuned; null for a model from elsewhere. */
  readonly commit: string | null
  readonly parameters: number
  readonly trained_parameters: number
  readonly layers: readonly ModelLayer[]
  /** Whether sentences are packed end to end; if not, `packing_reason` says why they are padded. */
  readonly packed: boolean
  readonly packing_reason: string
}

/** What the run will need: before the first step (memory, disk), and again with the time once steps were timed. */
export interface ForecastEvent extends Stamped {
  readonly type: 'forecast'
  readonly memory_bytes: number
  readonly disk_bytes: number
  readonly disk_free_bytes: number
  readonly seconds: number | null
}

export interface TrainEvent extends Stamped {
  readonly type: 'train'
  readonly step: number
  readonly epoch: number
  /** Mean token loss since the last `train` event. */
  readonly loss: number | null
  readonly learning_rate: number
  /** Global gradient norm before clipping, at this step. */
  readonly grad_norm: number | null
  /** Tokens trained on since the run began. */
  readonly tokens: number
  readonly tokens_per_second: number
  /** Bytes: peak on the device, or resident set on a CPU. */
  readonly memory: number
}

export interface EvaluateEvent extends Stamped {
  readonly type: 'evaluate'
  readonly split: Split
  readonly step: number
  readonly epoch: number
  /** Metrics by name, flat (`loss`, `f1`, …), as fractions. */
  readonly metrics: Readonly<Record<string, number | null>>
  readonly per_label: Readonly<Record<string, EntityScores>>
  readonly seconds: number
}

export interface CheckpointEvent extends Stamped {
  readonly type: 'checkpoint'
  readonly step: number
  /** Relative to the run, with `/`. */
  readonly path: string
}

export interface BestEvent extends Stamped {
  readonly type: 'best'
  readonly step: number
  readonly metric: string
  readonly value: number
  readonly checkpoint: string | null
}

export const controlRequests = ['stop', 'evaluate', 'checkpoint'] as const
export type ControlRequest = (typeof controlRequests)[number]

/** Answer to a request in `control/`. */
export interface ControlEvent extends Stamped {
  readonly type: 'control'
  readonly request: ControlRequest
  readonly status: 'done' | 'refused'
  readonly message: string
}

export interface WarningEvent extends Stamped {
  readonly type: 'warning'
  readonly code: string
  readonly message: string
}

export interface ExportedEvent extends Stamped {
  readonly type: 'exported'
  readonly path: string
  readonly files: readonly ExportedFile[]
}

/** An ONNX file with its parity against PyTorch on sentences of the data. */
export interface ExportedFile {
  readonly path: string
  readonly bytes: number
  readonly precision: 'fp32' | 'int8'
  /** Largest absolute difference of a probability. */
  readonly max_difference: number
  /** Share of words with the same label. */
  readonly word_agreement: number
  readonly words: number
}

export interface FinishedEvent extends Stamped {
  readonly type: 'finished'
  readonly reason: 'completed' | 'early-stopped' | 'stopped'
  readonly step: number
}

export interface FailedEvent extends Stamped {
  readonly type: 'failed'
  readonly code: string
  readonly message: string
  readonly hint: string
}
