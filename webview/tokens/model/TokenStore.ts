import type { LoadedModel } from '../../../src/shared/protocol/inference'
import type {
  FailureMessage,
  NamedModel,
  ReadSentence,
  SentencePrediction,
  TextMessage,
  TokenPanelMessage,
} from '../../../src/shared/protocol/tokenPanel'
import type { ReadSentenceWords } from './readings'
import { readSentence } from './readings'

/** A model, and what it said. */
export interface ShownModel {
  readonly model: NamedModel
  /** Null until it is ready. */
  readonly loaded: LoadedModel | null
  readonly failure: FailureMessage | null
}

/** A sentence as it is shown. */
export interface ShownSentence extends ReadSentenceWords {
  readonly text: string
  /** What is shown is of the text as it was: the models have not read it anew yet. */
  readonly isStale: boolean
  /** What it was made of, of each model. */
  readonly predictions: readonly (SentencePrediction | null)[]
}

interface Place extends ShownModel {
  readonly predictions: Map<string, SentencePrediction>
}

/** What the host has told. */
export class TokenStore {
  /** Null until it has told anything. */
  text: Omit<TextMessage, 'type'> | null = null
  isBusy = false
  /** Sentences that are not read yet, since there are many. */
  more = 0
  shown: readonly ShownSentence[] = []
  private places: Place[] | null = null
  private sentences: readonly ReadSentence[] = []

  /** From the left; null until the host has told. */
  get models(): readonly ShownModel[] | null {
    return this.places
  }

  receive(message: TokenPanelMessage): void {
    switch (message.type) {
      case 'models':
        this.places = message.models.map((model) => ({ model, loaded: null, failure: null, predictions: new Map() }))
        this.shown = []
        break
      case 'text':
        this.text = message
        return
      case 'sentences':
        this.sentences = message.sentences
        this.more = message.more
        this.forgetOthers()
        break
      case 'loaded':
        this.change(message.place, { loaded: message.model, failure: null, predictions: new Map() })
        break
      case 'predicted':
        this.places?.[message.place]?.predictions.set(message.sentence, message.prediction)
        break
      case 'busy':
        this.isBusy = message.isBusy
        return
      case 'failure':
        this.change(message.place, { failure: message, predictions: new Map() })
    }
    this.show()
  }

  private change(place: number, change: Partial<Place>): void {
    this.places = this.places?.map((each, index) => (index === place ? { ...each, ...change } : each)) ?? null
  }

  private forgetOthers(): void {
    const present = new Set(this.sentences.map(({ text }) => text))
    for (const { predictions } of this.places ?? [])
      for (const text of predictions.keys()) if (!present.has(text)) predictions.delete(text)
  }

  private show(): void {
    const places = this.places ?? []
    this.shown = this.sentences.map(({ text }, index) => shownSentence(text, places, this.shown[index] ?? null))
  }
}

/** A sentence that is being read anew stays as it was, so that nothing jumps while one types. */
function shownSentence(text: string, places: readonly Place[], old: ShownSentence | null): ShownSentence {
  const predictions = places.map((place) => place.predictions.get(text) ?? null)
  const isRead = places.every(({ failure }, place) => failure !== null || predictions[place] !== null)
  if (old === null) return { ...readSentence(predictions), text, isStale: false, predictions }
  const isOld = old.isStale || old.text !== text
  if (!isRead && isOld && old.words.length > 0) return { ...old, isStale: true }
  if (!isOld && isSame(old.predictions, predictions)) return old
  return { ...readSentence(predictions), text, isStale: false, predictions }
}

function isSame(one: readonly (SentencePrediction | null)[], other: readonly (SentencePrediction | null)[]): boolean {
  return one.length === other.length && one.every((prediction, place) => prediction === other[place])
}
