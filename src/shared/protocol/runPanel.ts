import type { SplitConfusion } from '../entities/confusion'
import type { ViewOptions } from './dashboard'
import type { Split } from './example'
import type { CurveArguments } from '../schedule/scheduleRefusal'
import type { ControlEvent, ControlRequest, StageName } from './event'
import type { PictureIntent } from './picture'
import type { EntityScores } from './results'
import type { RunState } from './runState'
import type { TaskName } from './spec'

/**
 * What the run panel (a webview) and the extension host say to each other. The host owns the state: once the panel says
 * it is ready, it is sent everything, then what is new; the panel only sends what its user wants.
 */
export type RunPanelMessage =
  RunMessage | NameMessage | PointsMessage | ConfusionMessage | GoneMessage | UnreadableMessage | ViewMessage
export type RunPanelIntent = ReadyIntent | ActionIntent | ViewIntent | PictureIntent

/** Host to panel: the run but for its points. Whole each time, at most ten times a second. */
export interface RunMessage {
  readonly type: 'run'
  readonly run: ShownRun
}

/** Host to panel: the name that a person gave to the run; null: none, it is called by its id. */
export interface NameMessage {
  readonly type: 'name'
  readonly directory: string
  readonly name: string | null
}

/** Host to panel: points of a run that are new. */
export interface PointsMessage {
  readonly type: 'points'
  readonly directory: string
  /** Forget the run's points so far: with what follows these are all there are. */
  readonly isRestart: boolean
  readonly tables: readonly SentTable[]
}

/**
 * Rows to be added to a table: columns of equal length, in the order of their steps; each an `ArrayBuffer` of 64-bit
 * floats in this machine's byte order, NaN where there was no number. Names: see `scalars.ts`.
 */
export interface SentTable {
  readonly name: string
  /** Of the whole table, as far as it is known: with these and all that follow them. */
  readonly rows: number
  readonly steps: ArrayBuffer
  readonly columns: Readonly<Record<string, ArrayBuffer>>
}

/** Host to panel: which entities the model of a run that has ended took for which; null without predictions. */
export interface ConfusionMessage {
  readonly type: 'confusion'
  readonly directory: string
  readonly confusion: SplitConfusion | null
}

/** Host to panel: the run's directory is not there any more; what was sent before may stay on screen. */
export interface GoneMessage {
  readonly type: 'gone'
  readonly directory: string
}

/**
 * Host to panel: the run is there and cannot be read, and what to do about it; what was sent before may stay on screen.
 * It is read again and again: a `run` message says that it can be.
 */
export interface UnreadableMessage {
  readonly type: 'unreadable'
  readonly directory: string
  readonly message: string
  readonly hint: string
}

/** Tools whose runs can be shown, and never changed. */
export const foreignTools = [
  'transformers',
  'tensorboard',
  'llama-factory',
  'spacy',
  'lightning',
  'json-lines',
  'csv',
] as const
export type ForeignTool = (typeof foreignTools)[number]

/**
 * What a run of another tool is doing follows from its files alone: `running` while they change, `completed` or `stopped`
 * where they say so, else `quiet`: over, or about to write again. A long run is `reading` until all of it was read: only
 * its end says what it is doing.
 */
export type ShownState = RunState | 'quiet' | 'reading'

/** A run as the panel's header and tables show it. What a run of another tool does not say is null. */
export interface ShownRun {
  readonly id: string
  /** What made it; `finetune-lab` for a run of ours. */
  readonly tool: 'finetune-lab' | ForeignTool
  /** Absolute; of a run of another tool that is one file, that file. */
  readonly directory: string
  readonly task: TaskName | null
  /** As the config names it. */
  readonly model: string | null
  /** Absolute path of the config that it was started from. */
  readonly configPath: string | null
  readonly state: ShownState
  /** How much of it was read, from 0 to 1; null once all of it was. */
  readonly readShare: number | null
  /** Seconds since its files changed last, of a run of another tool; null of one of ours, whose state says it. */
  readonly secondsSilent: number | null
  /** Whether there is a log that a person can read. */
  readonly hasLog: boolean
  /** A newer version made it: it may be shown, not changed. */
  readonly isReadOnly: boolean
  /** It is live, and a stop was asked for and not refused. */
  readonly isStopping: boolean
  /** Why the trainer refused to stop; null if it did not. */
  readonly stopRefusal: string | null
  /** Requests that wait for the trainer's answer. */
  readonly asked: readonly ControlRequest[]
  /** The last answer of the present process to a request. */
  readonly answer: Pick<ControlEvent, 'request' | 'status' | 'message'> | null
  /** The stage that it is in, null before the first; `progress` from 0 to 1, null if not known. */
  readonly stage: { readonly name: StageName; readonly progress: number | null } | null
  /** Whether there is data to evaluate on while training. */
  readonly hasValidation: boolean | null
  readonly step: number
  readonly totalSteps: number | null
  readonly epoch: number | null
  readonly epochs: number | null
  readonly warmupSteps: number | null
  /** Highest learning rate of the schedule. */
  readonly peakLearningRate: number | null
  /** What the planned learning rate follows from. */
  readonly schedule: CurveArguments | null
  /** Gradient norm beyond which gradients are clipped; null: never, or not known. */
  readonly clipNorm: number | null
  /** Steps that a checkpoint was written at. */
  readonly checkpoints: readonly number[]
  /** Evaluations without a better score that a run is stopped after, and those there were; null: it is not. */
  readonly patience: { readonly most: number; readonly waited: number } | null
  /** Seconds of work so far, earlier processes of a resumed run included; null before the trainer's first word. */
  readonly secondsElapsed: number | null
  /** Null when not live, or until a pace is known. */
  readonly secondsLeft: number | null
  readonly loss: number | null
  readonly best: ShownBest | null
  /** What the model and the device are, once known: `BertForTokenClassification`, `cpu`, `bf16`. */
  readonly architecture: string | null
  readonly device: string | null
  readonly precision: string | null
  /** Scores by entity type: of the final test if there is one, else of the latest evaluation. */
  readonly scores: ShownScores | null
  readonly warnings: readonly { readonly code: string; readonly message: string; readonly key: string | null }[]
  readonly failure: {
    readonly code: string
    readonly message: string
    readonly hint: string
    /** The config's key that it is about, or that helps most. */
    readonly key: string | null
    /** What the log says of it beyond the message; null where that is nothing. */
    readonly log: LogExcerpt | null
  } | null
  /** There is a model to be tried. */
  readonly hasModel: boolean
}

/** The lines of a log that tell most of a failure. */
export interface LogExcerpt {
  /** `RuntimeError: …`, as the line stands in the log. */
  readonly text: string
  /** `File "…", line 12, in …`: where it was raised, if the log says so. */
  readonly place: string | null
}

export interface ShownBest {
  readonly metric: string
  /** A fraction, or a loss. */
  readonly value: number
  readonly step: number
}

export interface ShownScores {
  readonly split: Split
  readonly step: number
  readonly overall: Readonly<Record<string, number | null>>
  readonly perLabel: Readonly<Record<string, ShownEntityScores>>
  /** Of the evaluation at the step before, on the same split; null for the first. */
  readonly previous: ReferenceScores | null
  /** Of the best evaluation, where that is another and on the same split. */
  readonly best: ReferenceScores | null
}

/** Scores of another evaluation, to compare with. */
export interface ReferenceScores {
  readonly step: number
  readonly overallF1: number | null
  /** By entity type. */
  readonly f1: Readonly<Record<string, number>>
}

/** Host to panel: how the charts of this workspace are looked at. */
export interface ViewMessage {
  readonly type: 'view'
  readonly options: ViewOptions
}

/** Panel to host: its user looks at charts in another way; it is remembered. */
export interface ViewIntent {
  readonly type: 'view'
  readonly options: ViewOptions
}

/** The number of entities is null where it is not known. */
export type ShownEntityScores = Omit<EntityScores, 'number'> & { readonly number: number | null }

/** Panel to host: listening; send everything. Also after the panel was hidden and made again. */
export interface ReadyIntent {
  readonly type: 'ready'
}

export const runPanelActions = [
  'stop-and-save',
  'stop-and-discard',
  'resume',
  'evaluate-now',
  'save-checkpoint',
  'try-model',
  'browse-errors',
  'open-log',
  'open-folder',
  'open-config',
  'open-tensorboard',
  'export',
] as const
export type RunPanelAction = (typeof runPanelActions)[number]

/** Panel to host: its user wants this done to the run that it shows. */
export interface ActionIntent {
  readonly type: 'action'
  readonly action: RunPanelAction
  /** With `open-config`: the key whose line is to be shown; with `open-log`: the text of the line. */
  readonly at?: string
}

/** What the panel keeps across reloads of the window (`setState`): the run's address, no data. */
export interface RunPanelState {
  readonly directory: string
}
