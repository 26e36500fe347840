import type { EntitySpan } from './prediction'

/**
 * What the inference child process is asked and answers, over Node's IPC channel, one message a request. The client
 * (`src/inference/client.ts`) numbers its requests; the child answers each one once, in order.
 */
export type InferenceRequest = LoadRequest | PredictRequest
export type InferenceReply = LoadedReply | PredictedReply | RefusedReply

/** ONNX files a model folder may hold: exact, or with 8-bit integer matrices (smaller and faster, nearly as exact). */
export const precisions = ['fp32', 'int8'] as const
export type Precision = (typeof precisions)[number]

/**
 * How sub-tokens become entities, with the names and meanings of Hugging Face's token-classification pipeline. `none`
 * and `simple` decide each sub-token alone; the others decide once a word: by its first sub-token, by the mean of its
 * sub-tokens, or by its most certain one. `none` does not join neighbours and names the tag (`B-PER`).
 */
export const aggregations = ['none', 'simple', 'first', 'average', 'max'] as const
export type Aggregation = (typeof aggregations)[number]

/** Client to child: load this model folder, in place of the one loaded before. `precision` null: fp32 if it is there. */
export interface LoadRequest {
  readonly type: 'load'
  readonly id: number
  readonly folder: string
  readonly precision: Precision | null
}

/** Client to child: find the entities of these texts. */
export interface PredictRequest {
  readonly type: 'predict'
  readonly id: number
  readonly texts: readonly string[]
  readonly aggregation: Aggregation
}

/** What is known of a loaded model. */
export interface LoadedModel {
  /** Tags in the order of the model's outputs. */
  readonly labels: readonly string[]
  readonly precision: Precision
}

/** Child to client: the model is ready. */
export interface LoadedReply {
  readonly type: 'loaded'
  readonly id: number
  readonly model: LoadedModel
}

/** Child to client: the entities of each text, in the order of the texts and within them; offsets in UTF-16 units. */
export interface PredictedReply {
  readonly type: 'predicted'
  readonly id: number
  readonly entities: readonly (readonly EntitySpan[])[]
}

/** Child to client: the request could not be done. Codes and texts: `src/inference/failure.ts`. */
export interface RefusedReply {
  readonly type: 'refused'
  readonly id: number
  readonly code: string
  readonly arguments: Readonly<Record<string, string>>
}
