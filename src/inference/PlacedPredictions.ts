import type { PredictOptions, TextPrediction } from './prediction'

/** The predictions of texts by their places; a text that is there several times is known once. */
export class PlacedPredictions {
  private readonly placesOf = new Map<string, number[]>()
  private readonly found = new Map<number, TextPrediction>()
  private readonly count: number

  constructor(
    texts: readonly string[],
    private readonly onText: PredictOptions['onText'],
  ) {
    this.count = texts.length
    for (const [index, text] of texts.entries()) {
      const places = this.placesOf.get(text)
      if (places) places.push(index)
      else this.placesOf.set(text, [index])
    }
  }

  /** Each text once, in the order of their first places. */
  texts(): string[] {
    return [...this.placesOf.keys()]
  }

  missing(): string[] {
    return this.texts().filter((text) => !this.found.has(this.placesOf.get(text)?.[0] ?? -1))
  }

  place(text: string, prediction: TextPrediction): void {
    for (const index of this.placesOf.get(text) ?? []) {
      this.found.set(index, prediction)
      this.onText?.(index, prediction)
    }
  }

  all(): TextPrediction[] {
    return Array.from({ length: this.count }, (_, index) => this.found.get(index) ?? { words: [], entities: [] })
  }
}
