import type { LoadedModel, WordPrediction } from './inference'
import type { EntitySpan } from './prediction'
import type { ReadyIntent } from './runPanel'

/**
 * What the panel of tokens (a webview) and the extension host say to each other. The host holds the text and the models,
 * and cuts the text into the sentences that they are asked about; the panel keeps what they said by sentence.
 */
export type TokenPanelMessage =
  ModelsMessage | TextMessage | SentencesMessage | LoadedMessage | PredictedMessage | BusyMessage | FailureMessage
export type TokenPanelIntent = ReadyIntent | TextIntent | MoreIntent | ModelIntent | TokenHelpIntent

/** A model folder that can be looked at. */
export interface NamedModel {
  /** Absolute. */
  readonly folder: string
  /** Of the run, or of the folder. */
  readonly name: string
  /** Directory of the run that it is of; null: it is of none here. */
  readonly run: string | null
  /** Step of the run that it was saved at, 0: before training; null: what the run ended with, or it is of none. */
  readonly step: number | null
}

/** Most characters of a text that are taken: no more of a line is cut into sentences. */
export const mostCharacters = 10_000
/** Characters that are read at first, and more each time that more are asked for. */
export const pageCharacters = 2_000

/** The models beside each other, by their places from the left; 0 where there is one. */
export type ModelPlace = 0 | 1

/** Host to panel, first of all and after each choice: one model or two, none if there is none yet. What they said is forgotten. */
export interface ModelsMessage {
  readonly type: 'models'
  readonly models: readonly NamedModel[]
}

/** Where a text is selected. */
export interface TextSource {
  /** The document, as people call it. */
  readonly name: string
  readonly uri: string
  /** UTF-16 units from the start of the document. */
  readonly start: number
  readonly end: number
}

/** Host to panel: the text, which was not typed in the panel. */
export interface TextMessage {
  readonly type: 'text'
  readonly text: string
  /** The document that it is selected in, and follows; null: none. */
  readonly source: TextSource | null
  /** It was longer than what is taken. */
  readonly isCut: boolean
}

/** A part of the text that a model is given by itself, as entities in editors are found. */
export interface ReadSentence {
  /** Line of the text, from 0. */
  readonly line: number
  readonly text: string
}

/** Host to panel: the sentences of the text as it is now. Of others nothing will be said, and may be forgotten. */
export interface SentencesMessage {
  readonly type: 'sentences'
  readonly sentences: readonly ReadSentence[]
  /** Sentences that come after these, and are read when more are asked for. */
  readonly more: number
}

/** Host to panel: a model is ready. What was said in its place before is of another one, or of older files. */
export interface LoadedMessage {
  readonly type: 'loaded'
  readonly place: ModelPlace
  readonly model: LoadedModel
}

/** What a model says of a sentence. Offsets are UTF-16 units into it. */
export interface SentencePrediction {
  /** With their sub-tokens. */
  readonly words: readonly WordPrediction[]
  readonly entities: readonly EntitySpan[]
}

/** Host to panel: what the model in this place says of a sentence, wherever that stands. */
export interface PredictedMessage {
  readonly type: 'predicted'
  readonly place: ModelPlace
  readonly sentence: string
  readonly prediction: SentencePrediction
}

/** Host to panel: models are being asked, or not any more. */
export interface BusyMessage {
  readonly type: 'busy'
  readonly isBusy: boolean
}

/** Host to panel: the model in this place says nothing, and what its user can do. */
export interface FailureMessage {
  readonly type: 'failure'
  readonly place: ModelPlace
  /** One or two sentences. */
  readonly message: string
  readonly actions: readonly TokenHelp[]
}

/** Panel to host: this is the text now. It was typed, and follows no document any more. */
export interface TextIntent {
  readonly type: 'text'
  readonly text: string
}

/** Panel to host: read more of a long text. */
export interface MoreIntent {
  readonly type: 'more'
}

export const modelChanges = ['choose', 'remove', 'swap'] as const

/** Panel to host: choose another model for this place (1: beside the first), take it away, or let the two change places. */
export interface ModelIntent {
  readonly type: 'model'
  readonly change: (typeof modelChanges)[number]
  readonly place: ModelPlace
}

export const tokenHelps = ['try-again', 'export-model', 'choose-model', 'start', 'show-source'] as const
export type TokenHelp = (typeof tokenHelps)[number]

/** Panel to host: a button that it offers. */
export interface TokenHelpIntent {
  readonly type: 'help'
  readonly action: TokenHelp
  readonly place: ModelPlace
}

/** What the panel keeps across reloads of the window. */
export interface TokenPanelState {
  readonly text: string
  readonly source: TextSource | null
  readonly models: readonly NamedModel[]
  /** Of all words that are shown, the one that is looked at, from 0; null: none was chosen. */
  readonly word: number | null
}
