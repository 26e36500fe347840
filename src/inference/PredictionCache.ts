import type { TextPrediction } from './prediction'

/** Fixed share of an entry, in the same unit as its words and characters. */
const entryWeight = 10

/** Predictions of single texts, the least recently used let go when there are too many. */
export class PredictionCache {
  private readonly entries = new Map<string, { readonly prediction: TextPrediction; readonly weight: number }>()
  private weight = 0

  /** @param capacity numbers and characters that are kept, roughly: a word counts as its labels */
  constructor(private readonly capacity: number) {}

  get(key: string): TextPrediction | undefined {
    const entry = this.entries.get(key)
    if (!entry) return undefined
    this.entries.delete(key)
    this.entries.set(key, entry)
    return entry.prediction
  }

  set(key: string, prediction: TextPrediction): void {
    const weight = key.length + weightOf(prediction)
    // One text does not push out all others.
    if (weight > this.capacity / 4) return
    this.remove(key)
    this.entries.set(key, { prediction, weight })
    this.weight += weight
    for (const oldest of this.entries.keys()) {
      if (this.weight <= this.capacity) break
      this.remove(oldest)
    }
  }

  private remove(key: string): void {
    this.weight -= this.entries.get(key)?.weight ?? 0
    this.entries.delete(key)
  }
}

function weightOf({ words, entities }: TextPrediction): number {
  let weight = entryWeight * (1 + entities.length)
  for (const { probabilities, tokens = [] } of words) {
    weight += (entryWeight + probabilities.length) * (1 + 2 * tokens.length)
  }
  return weight
}
