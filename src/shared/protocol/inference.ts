import type { EntitySpan } from './prediction'

/**
 * What the inference child process is asked and answers, over Node's IPC channel. The client
 * (`src/inference/client.ts`) numbers its requests; the child ends each one by one `loaded`, `predicted`, `counted` or `refused`,
 * the one with the least left to do first.
 */
export type InferenceRequest = LoadRequest | PredictRequest | CountRequest | CancelRequest
export type InferenceReply = LoadedReply | PartReply | PredictedReply | CountedReply | RefusedReply

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

/** How much is told of a text, each with all of the one before. `tokens` is large. */
export const details = ['entities', 'words', 'tokens'] as const
export type Detail = (typeof details)[number]

/** Client to child: load this model folder with the first of these precisions that it has, if that is not done. */
export interface LoadRequest {
  readonly type: 'load'
  readonly id: number
  readonly folder: string
  readonly precisions: readonly Precision[]
}

/** Client to child: find the entities of these texts. A model that was let go in the meantime is loaded again. */
export interface PredictRequest {
  readonly type: 'predict'
  readonly id: number
  readonly model: ModelAddress
  readonly texts: readonly string[]
  readonly aggregation: Aggregation
  readonly detail: Detail
}

/** Client to child: count the sub-tokens of each of these words. Only the folder's tokenizer is read. */
export interface CountRequest {
  readonly type: 'count'
  readonly id: number
  readonly folder: string
  readonly words: readonly string[]
}

/** Client to child: that request is no longer wanted. It is refused as `cancelled` before its next sentence. */
export interface CancelRequest {
  readonly type: 'cancel'
  readonly request: number
}

/** Which model is to predict. */
export interface ModelAddress {
  readonly folder: string
  readonly precision: Precision
  /** Of its files, as `loaded` told it: a model that was exported again is another one. */
  readonly version: string
}

/** What is known of a loaded model. */
export interface LoadedModel {
  /** Tags in the order of the model's outputs. */
  readonly labels: readonly string[]
  readonly precision: Precision
  /** Longest sequence in sub-tokens, special tokens included; longer texts are read in overlapping windows. */
  readonly maxLength: number
  /** Changes with the model's files. */
  readonly version: string
  readonly special: SpecialTokens
}

/** What stands around each text, or each window of a long one, and belongs to no word. */
export interface SpecialTokens {
  readonly before: readonly SpecialToken[]
  readonly after: readonly SpecialToken[]
}

export type SpecialToken = Pick<SubToken, 'text' | 'id'>

/** A sub-token as the model is given it. */
export interface SubToken {
  /** Its spelling in the vocabulary, `##` or `▁` included. */
  readonly text: string
  readonly id: number
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** In the order of the model's labels. */
  readonly logits: readonly number[]
  /** The softmax of the logits. */
  readonly probabilities: readonly number[]
}

/** A word and what the model decided about it. */
export interface WordPrediction {
  /** UTF-16 offsets into the text. */
  readonly start: number
  readonly end: number
  /** The most probable one. A word that the tokenizer drops (a zero-width space, for one) is surely `O`. */
  readonly label: string
  /** Of each label, in the order of the model's labels. */
  readonly probabilities: readonly number[]
  /** With detail `tokens` only. */
  readonly tokens?: readonly SubToken[]
  /** With detail `tokens` only: which of the text's windows decided it, from 0. */
  readonly window?: number
  /** With detail `tokens` only: sub-tokens of a word that is longer than a window, which the model was not given. */
  readonly unread?: number
}

/** The next words of a text, and entities of it, in their order. Entities come when all words are known. */
export interface TextPart {
  /** Index of the text in the request. */
  readonly text: number
  readonly words: readonly WordPrediction[]
  readonly entities: readonly EntitySpan[]
  /** Whether this completes the text. */
  readonly isLast: boolean
}

/** Child to client: the model is ready. */
export interface LoadedReply {
  readonly type: 'loaded'
  readonly id: number
  readonly model: LoadedModel
}

/** Child to client: what was found so far. Short texts come whole, in the order in which they are done. */
export interface PartReply {
  readonly type: 'part'
  readonly id: number
  readonly parts: readonly TextPart[]
}

/** Child to client: every text of the request was told of. */
export interface PredictedReply {
  readonly type: 'predicted'
  readonly id: number
}

/** Child to client: the sub-tokens of each word, in their order, and how many special ones stand around a text. */
export interface CountedReply {
  readonly type: 'counted'
  readonly id: number
  readonly counts: readonly number[]
  readonly special: number
}

/** Child to client: the request could not be done. Codes and texts: `src/inference/failure.ts`. */
export interface RefusedReply {
  readonly type: 'refused'
  readonly id: number
  readonly code: string
  readonly arguments: Readonly<Record<string, string>>
}
