import type { InferenceModel } from '../../inference/client'
import type { ModelPlace, NamedModel, ReadSentence, TokenPanelMessage } from '../../shared/protocol/tokenPanel'
import { SentenceSplitter } from './sentences'

/** What the reading of texts needs. */
export interface TokenFeedOwner {
  /** @throws InferenceFailure if it cannot be loaded */
  readonly load: (folder: string) => Promise<InferenceModel>
  readonly post: (message: TokenPanelMessage) => void
  readonly onFailure: (place: ModelPlace, error: unknown) => void
}

/** What the panel knows of the model in a place. */
interface Told {
  readonly version: string
  readonly sentences: Set<string>
}

/** Asks one model or two about the sentences of a text, and tells the panel what it does not know yet. */
export class TokenFeed {
  private readonly splitter = new SentenceSplitter()
  private asking = new AbortController()
  private told: [Told | null, Told | null] = [null, null]

  constructor(private readonly owner: TokenFeedOwner) {}

  /** The panel knows nothing any more. */
  forget(): void {
    this.told = [null, null]
  }

  /** What is being asked is no longer wanted. */
  stop(): void {
    this.asking.abort()
  }

  /**
   * Read a text in place of the one before, whose reading is left.
   *
   * @param most characters of whole sentences; the first sentence is read however long it is
   */
  async read(text: string, most: number, models: readonly NamedModel[]): Promise<void> {
    this.stop()
    const { signal } = (this.asking = new AbortController())
    const all = this.sentencesOf(text)
    const sentences = all.slice(0, fitting(all, most))
    this.owner.post({ type: 'sentences', sentences, more: all.length - sentences.length })
    this.owner.post({ type: 'busy', isBusy: sentences.length > 0 && models.length > 0 })
    const texts = [...new Set(sentences.map((sentence) => sentence.text))]
    this.keep(texts)
    const places = [0, 1] as const
    await Promise.all(
      places.map(async (place) => {
        const model = models[place]
        if (model !== undefined && texts.length > 0) await this.ask(place, model, texts, signal)
      }),
    )
    if (!signal.aborted) this.owner.post({ type: 'busy', isBusy: false })
  }

  private async ask(
    place: ModelPlace,
    { folder }: NamedModel,
    texts: readonly string[],
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const model = await this.owner.load(folder)
      if (signal.aborted) return
      const told = this.toldBy(place, model)
      const missing = texts.filter((text) => !told.has(text))
      await model.predict(missing, {
        signal,
        detail: 'tokens',
        onText: (index, prediction) => {
          const sentence = missing[index]
          if (signal.aborted || sentence === undefined) return
          told.add(sentence)
          this.owner.post({ type: 'predicted', place, sentence, prediction })
        },
      })
    } catch (error) {
      if (signal.aborted) return
      this.told[place] = null
      this.owner.onFailure(place, error)
    }
  }

  /** The sentences that the panel knows of a model; none of one that it was not told of. */
  private toldBy(place: ModelPlace, model: InferenceModel): Set<string> {
    const known = this.told[place]
    const version = `${model.folder} ${model.precision} ${model.version}`
    if (known?.version === version) return known.sentences
    const sentences = new Set<string>()
    this.told[place] = { version, sentences }
    const { labels, precision, maxLength, special } = model
    this.owner.post({
      type: 'loaded',
      place,
      model: { labels, precision, maxLength, special, version: model.version },
    })
    return sentences
  }

  /** As the panel does when it is told the sentences. */
  private keep(texts: readonly string[]): void {
    for (const told of this.told)
      for (const text of told?.sentences ?? []) if (!texts.includes(text)) told?.sentences.delete(text)
  }

  private sentencesOf(text: string): readonly ReadSentence[] {
    const lines = text.split(/\r\n|\r|\n/)
    return lines.flatMap((each, line) => this.splitter.split(each, line).map(({ text }) => ({ line, text })))
  }
}

/** How many of these sentences have so many characters together; one at least. */
function fitting(sentences: readonly ReadSentence[], most: number): number {
  let characters = 0
  const end = sentences.findIndex(({ text }) => (characters += text.length) > most)
  return end < 0 ? sentences.length : Math.max(1, end)
}
