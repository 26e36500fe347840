import type { ResolvedArguments } from '../protocol/arguments'
import type { EngineName, TaskName } from '../protocol/spec'

/** Values of the keys that configure a run and do not reach the trainer. */
interface RunValues {
  readonly task: TaskName | null
  readonly engine: EngineName
  readonly run_name: string | null
  readonly output_dir: string
  readonly model_name_or_path: string | null
  readonly model_revision: string | null
  readonly train_file: readonly string[]
  readonly validation_file: readonly string[]
  readonly test_file: readonly string[]
  readonly validation_split: number | null
  readonly test_split: number | null
  readonly text_column_name: string | null
  readonly label_column_name: string | null
  readonly labels: readonly string[] | null
  readonly label_map: Readonly<Record<string, string>>
  readonly bf16: boolean
  readonly fp16: boolean
}

/** The value in effect of every key that a token-classification run honours. */
export type CatalogueValues = ResolvedArguments & RunValues

export type CatalogueKey = keyof CatalogueValues

/** What a default may depend on: the values of other keys, and what is known of the model. */
export interface DefaultContext {
  readonly get: <Key extends CatalogueKey>(key: Key) => CatalogueValues[Key]
  /** Longest sequence that the model reads, in tokens; null if not known yet. */
  readonly modelMaxLength: number | null
}
