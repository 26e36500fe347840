import type { ModelReference } from '../../shared/protocol/spec'

/** A model that was looked up: where it is, and what its `config.json` says. Null is "not known before download". */
export interface FoundModel {
  readonly reference: ModelReference
  readonly description: ModelDescription | null
  /** Why the model cannot be used, null if nothing speaks against it. */
  readonly defect: ModelDefect | null
}

export type ModelDefect = 'folder-missing' | 'config-missing' | 'config-unreadable' | 'weights-missing'

/** What a model's `config.json` tells. Each figure is null where the family does not say it. */
export interface ModelDescription {
  /** Class that the weights were saved from, `BertModel` for example. */
  readonly architecture: string | null
  /** transformers' family name, `camembert` for example. */
  readonly family: string | null
  /** Longest sequence in tokens, special tokens included. */
  readonly maxPositions: number | null
  readonly layers: number | null
  readonly hiddenSize: number | null
  readonly vocabularySize: number | null
  /** Estimate of the backbone's parameters, head not included. */
  readonly parameters: number | null
}
