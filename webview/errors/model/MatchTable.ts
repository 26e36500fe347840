import type { MatchKind, SpanMatch } from '../../../src/shared/entities/matchSpans'
import { matchKinds, matchSpans } from '../../../src/shared/entities/matchSpans'
import { wordSpans } from '../../../src/shared/entities/wordSpans'
import { NumberColumn } from './NumberColumn'

/** In place of an entity type where there is no entity. */
export const noType = 0

/** What became of the entities of all examples, a row each, in the order of the examples. */
export class MatchTable {
  /** Entity types by number; the first one is none. */
  readonly types: string[] = ['']
  /** By row: an index of `matchKinds`, of `types`, and the model's mean probability, NaN where it has none. */
  readonly kind = new NumberColumn(Uint8Array)
  readonly gold = new NumberColumn(Uint16Array)
  readonly predicted = new NumberColumn(Uint16Array)
  readonly confidence = new NumberColumn(Float32Array)
  /** By example: its first row, and how sure the model is of its surest error, NaN where it makes none. */
  readonly first = new NumberColumn(Uint32Array)
  readonly surest = new NumberColumn(Float32Array)
  readonly #numbers = new Map([['', noType]])

  /** Rows of all examples. */
  get length(): number {
    return this.kind.length
  }

  /** The row after the last one of an example. */
  endOf(example: number): number {
    return example + 1 < this.first.length ? this.first.at(example + 1) : this.length
  }

  /** Whether the model makes any error on an example. */
  isWrong(example: number): boolean {
    for (let row = this.first.at(example); row < this.endOf(example); row++)
      if (this.kind.at(row) !== right) return true
    return false
  }

  /** Adds an example. */
  add(gold: readonly string[], predicted: readonly string[], probabilities: Float32Array): void {
    this.first.push(this.length)
    let surest = NaN
    for (const match of matchSpans(wordSpans(gold), wordSpans(predicted))) {
      const confidence = confidenceOf(match, probabilities)
      this.kind.push(matchKinds.indexOf(match.kind))
      this.gold.push(this.#numberOf(match.gold?.type ?? ''))
      this.predicted.push(this.#numberOf(match.predicted?.type ?? ''))
      this.confidence.push(confidence)
      if (match.kind !== 'right' && !(confidence <= surest)) surest = confidence
    }
    this.surest.push(surest)
  }

  kindAt(row: number): MatchKind {
    return matchKinds[this.kind.at(row)] ?? 'right'
  }

  #numberOf(type: string): number {
    const known = this.#numbers.get(type)
    if (known !== undefined) return known
    const number = this.types.push(type) - 1
    this.#numbers.set(type, number)
    return number
  }
}

export const right = matchKinds.indexOf('right')

/**
 * The model's mean probability of what it chose over all words that either entity has: of a missed one that is how sure
 * it was that there is none. NaN if it has seen none of the words.
 */
export function confidenceOf({ gold, predicted }: SpanMatch, probabilities: Float32Array): number {
  const start = Math.min(gold?.start ?? Infinity, predicted?.start ?? Infinity)
  const end = Math.max(gold?.end ?? 0, predicted?.end ?? 0)
  const seen = probabilities.subarray(start, end).filter((probability) => !Number.isNaN(probability))
  return seen.length === 0 ? NaN : seen.reduce((sum, probability) => sum + probability, 0) / seen.length
}
