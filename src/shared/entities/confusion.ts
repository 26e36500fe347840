import type { Split } from '../protocol/example'
import { wordSpans } from './wordSpans'

/**
 * How often an entity of one type was taken for one of another. The last row is of predicted entities that gold lacks,
 * the last column of gold's that were not predicted; both at once is always 0.
 */
export interface ConfusionMatrix {
  /** Entity types in the order of their names. */
  readonly types: readonly string[]
  /** By gold type, then by predicted type; one longer than `types` each way. */
  readonly counts: readonly (readonly number[])[]
}

/** That of the predictions on a split. */
export interface SplitConfusion extends ConfusionMatrix {
  readonly split: Split
}

/** Counts entities sentence by sentence; a pair has exactly the same words. */
export class ConfusionCounter {
  readonly #pairs = new Map<string, Map<string, number>>()

  /** @param gold tags of a sentence, and as many predicted ones */
  add(gold: readonly string[], predicted: readonly string[]): void {
    const found = new Map(wordSpans(predicted).map(({ type, start, end }) => [`${start} ${end}`, type]))
    for (const { type, start, end } of wordSpans(gold)) {
      const place = `${start} ${end}`
      this.#count(type, found.get(place) ?? '')
      found.delete(place)
    }
    for (const type of found.values()) this.#count('', type)
  }

  matrix(): ConfusionMatrix {
    const named = [...this.#pairs].flatMap(([gold, row]) => [gold, ...row.keys()]).filter((type) => type !== '')
    const types = [...new Set(named)].sort((one, other) => one.localeCompare(other))
    const names = [...types, '']
    return { types, counts: names.map((gold) => names.map((predicted) => this.#pairs.get(gold)?.get(predicted) ?? 0)) }
  }

  #count(gold: string, predicted: string): void {
    const row = this.#pairs.get(gold) ?? new Map<string, number>()
    row.set(predicted, (row.get(predicted) ?? 0) + 1)
    this.#pairs.set(gold, row)
  }
}
