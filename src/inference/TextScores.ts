import type { SequenceLogits } from './model/onnxModel'
import type { ReadWord } from './decode/describeWord'
import { softmax } from './decode/softmax'
import type { EncodedText, EncodedWindow } from './encode/layInWindows'

/** What became known of a text. */
export interface ScoreStep {
  readonly scores: TextScores
  readonly news: readonly ReadWord[]
  /** Whether this completes it. */
  readonly isLast: boolean
}

/** What the model has said of a text so far. Its windows may come in any order; its words are told in the text's. */
export class TextScores {
  /** The words up to the first window that is missing. */
  readonly words: ReadWord[] = []
  private readonly waiting = new Map<EncodedWindow, SequenceLogits>()
  private next = 0

  /** @param index of the text in its request */
  constructor(
    readonly index: number,
    readonly text: string,
    readonly encoded: EncodedText,
  ) {}

  get isDone(): boolean {
    return this.next === this.encoded.windows.length
  }

  /** Take what the model says of a window. @returns the words that are known now and were not before */
  accept(window: EncodedWindow, logits: SequenceLogits): ReadWord[] {
    this.waiting.set(window, logits)
    const told = this.words.length
    for (let due = this.due(); due !== null; due = this.due()) {
      this.words.push(...this.decide(...due))
      this.waiting.delete(due[0])
      this.next++
    }
    return this.words.slice(told)
  }

  private due(): [EncodedWindow, SequenceLogits] | null {
    const window = this.encoded.windows[this.next]
    const logits = window && this.waiting.get(window)
    return window && logits ? [window, logits] : null
  }

  private decide({ decided }: EncodedWindow, logits: SequenceLogits): ReadWord[] {
    return decided.flatMap(({ word, position, length }) => {
      const encoded = this.encoded.words[word]
      if (!encoded) return []
      const rows = Array.from({ length }, (_, offset) => logits.at(position + offset))
      const { start, end, ids, tokens, locate } = encoded
      const read = { start, end, ids, tokens, locate, window: this.next }
      return [{ ...read, logits: rows, probabilities: rows.map(softmax) }]
    })
  }
}
