import type { EntitySpan } from '../../shared/protocol/prediction'
import type { Sentence } from './sentences'

/** An entity in a document, on one line. */
export interface PlacedEntity {
  readonly line: number
  /** UTF-16 units from the start of the line. */
  readonly start: number
  readonly end: number
  /** Its type, as the model names it. */
  readonly label: string
  /** Mean probability of its words. */
  readonly score: number
}

/** Sentences that were known and are in the text no more are forgotten once they are so many times those that are. */
const mostForgotten = 3

/** Which entities are known in the sentences of a text that is edited. What was found in a sentence moves with it. */
export class TaggedText {
  private sentences: readonly Sentence[] = []
  private readonly known = new Map<string, readonly EntitySpan[]>()

  /** The text as it is now. */
  lay(sentences: readonly Sentence[]): void {
    this.sentences = sentences
    if (this.known.size <= mostForgotten * sentences.length + 100) return
    const present = new Set(sentences.map(({ text }) => text))
    for (const text of this.known.keys()) if (!present.has(text)) this.known.delete(text)
  }

  /** Sentences that nothing is known of, each once: those around a line first. */
  missing(line: number): readonly string[] {
    const unknown = this.sentences.filter(({ text }) => !this.known.has(text))
    const distance = (sentence: Sentence) => Math.abs(sentence.line - line)
    return [...new Set(unknown.sort((one, other) => distance(one) - distance(other)).map(({ text }) => text))]
  }

  learn(sentence: string, entities: readonly EntitySpan[]): void {
    this.known.set(sentence, entities)
  }

  /** Forget all: another model is asked. */
  forget(): void {
    this.known.clear()
  }

  /** What is known in some lines, the last one included. */
  entitiesIn(first: number, last: number): readonly PlacedEntity[] {
    const near = this.sentences.filter(({ line }) => line >= first && line <= last)
    return near.flatMap(({ line, character, text }) =>
      (this.known.get(text) ?? []).map(({ start, end, entity_group: label, score }) => ({
        ...{ line, label, score },
        start: character + start,
        end: character + end,
      })),
    )
  }

  /** The sentence at a place. */
  sentenceAt(line: number, character: number): Sentence | undefined {
    return this.sentences.find(
      (each) => each.line === line && each.character <= character && character < each.character + each.text.length,
    )
  }
}
