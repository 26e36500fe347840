import type { TextPart, WordPrediction } from '../shared/protocol/inference'
import type { EntitySpan } from '../shared/protocol/prediction'
import type { TextPrediction } from './prediction'

interface Collected {
  readonly words: WordPrediction[]
  readonly entities: EntitySpan[]
}

/** Puts the parts of texts together. Texts that are not complete can be asked for again. */
export class PredictionCollector {
  /** Texts that were asked for last, of those that are missing. */
  private asked: readonly string[] = []
  private collected: Collected[] = []
  private readonly missing: Set<string>
  private readonly total: number
  private done = 0

  /** @param texts each once */
  constructor(
    texts: readonly string[],
    private readonly onText: (text: string, prediction: TextPrediction) => void,
    private readonly onProgress?: (share: number) => void,
  ) {
    this.missing = new Set(texts)
    this.total = lengthOf(texts)
  }

  /** The texts to ask for; what is known of a part of one is forgotten. */
  ask(): readonly string[] {
    this.asked = [...this.missing]
    this.collected = this.asked.map(() => ({ words: [], entities: [] }))
    return this.asked
  }

  accept(parts: readonly TextPart[]): void {
    let reached = 0
    for (const part of parts) reached = this.acceptPart(part)
    if (this.total > 0) this.onProgress?.(Math.min(1, (this.done + reached) / this.total))
  }

  /** @returns how far into a text that is not complete its words are known */
  private acceptPart({ text: index, words, entities, isLast }: TextPart): number {
    const [text, collected] = [this.asked[index], this.collected[index]]
    if (text === undefined || !collected) return 0
    collected.words.push(...words)
    collected.entities.push(...entities)
    if (!isLast) return collected.words.at(-1)?.end ?? 0
    this.missing.delete(text)
    this.done += text.length
    this.onText(text, collected)
    return 0
  }
}

function lengthOf(texts: readonly string[]): number {
  return texts.reduce((length, text) => length + text.length, 0)
}
