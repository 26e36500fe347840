import type { Fields } from '../check'
import { isString, listOf, orNull, recordOf } from '../check'
import type { ResolvedArguments } from './arguments'
import type { Split } from './example'

export const taskNames = ['token-classification', 'text-classification', 'causal-lm'] as const
export type TaskName = (typeof taskNames)[number]

export const engineNames = ['transformers', 'spacy'] as const
export type EngineName = (typeof engineNames)[number]

/**
 * `spec.json`, written once by the starter: the config resolved, defaults included, paths absolute. The trainer reads
 * nothing else of the config.
 */
export interface Spec {
  readonly format: number
  readonly task: TaskName
  readonly engine: EngineName
  readonly model: ModelReference
  /** Canonical examples by split; only the splits that the run has. */
  readonly data: Readonly<Partial<Record<Split, DataReference>>>
  /** Tags in the order of their ids: `O`, then `B-X`, `I-X` by type. */
  readonly labels: readonly string[]
  /** Name of the rule that splits text into words, stored with the model for inference. */
  readonly wordRule: string
  readonly reading: DataReading
  /** Every catalogue key that reaches the trainer, resolved: written value, else default. */
  readonly arguments: ResolvedArguments
  readonly derived: DerivedFigures
}

/** Where the weights are. `path` is null when only the hub has them, and the trainer downloads them. */
export interface ModelReference {
  readonly nameOrPath: string
  readonly path: string | null
  readonly revision: string | null
  readonly source: 'folder' | 'cache' | 'package' | 'hub'
}

/** How the config said to read data files: the run's other files are read in the same way. */
export interface DataReading {
  /** Column or key with the words or the text; for CoNLL a column number from 1. Null: found in the file. */
  readonly textColumn: string | null
  /** Column or key with the tags or the spans; for CoNLL a column number from 1. Null: found in the file. */
  readonly labelColumn: string | null
  /** Entity types (`DEPART`) or tags (`O`, `B-DEPART`, …) in the order wanted. Null: those that the data has. */
  readonly labels: readonly string[] | null
  /** New names of entity types (or of whole tags); `O` drops a type. */
  readonly labelMap: Readonly<Record<string, string>>
}

export const dataReadingFields: Fields<DataReading> = {
  textColumn: orNull(isString),
  labelColumn: orNull(isString),
  labels: orNull(listOf(isString)),
  labelMap: recordOf(isString),
}

/** One split: where its canonical examples are (relative to the run unless the user's own file is referenced). */
export interface DataReference {
  readonly path: string
  readonly examples: number
  readonly sha256: string
}

/** Figures that follow from the arguments and the number of training examples. */
export interface DerivedFigures {
  /** Optimizer steps in one epoch: ceil(examples / sentences per step). */
  readonly stepsPerEpoch: number
  readonly totalSteps: number
  readonly warmupSteps: number
  /** Sentences per optimizer step: batch size × accumulation × ranks. */
  readonly effectiveBatchSize: number
}
