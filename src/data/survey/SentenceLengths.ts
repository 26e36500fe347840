import { GrowingColumn } from '../../shared/columns/GrowingColumn'
import type { Tally } from '../../shared/protocol/dataStatistics'

/** The words of sentences by number, and where their entities end, until it is known how many tokens each word is. */
export class SentenceLengths {
  private readonly words = new GrowingColumn()
  /** Index behind the last word of each sentence. */
  private readonly ends = new GrowingColumn()
  /** Index of the last word of each entity. */
  private readonly entityEnds = new GrowingColumn()

  /** @param lastWords index in the sentence of the last word of each entity, ascending */
  add(numbers: readonly number[], lastWords: readonly number[]): void {
    const start = this.words.length
    this.words.append(numbers)
    this.ends.push(this.words.length)
    for (const last of lastWords) this.entityEnds.push(start + last)
  }

  /**
   * How many sentences have each length, and how many entities need each `max_seq_length`. A word is seen if its first
   * token is, as the trainer has it.
   *
   * @param tokensOf tokens of a word by its number
   * @param special tokens around each sentence
   */
  tally(
    tokensOf: (word: number) => number,
    special: number,
  ): { readonly lengths: Tally; readonly entityLengths: Tally } {
    const lengths = new Map<number, number>()
    const entityLengths = new Map<number, number>()
    let word = 0
    let entity = 0
    for (let sentence = 0; sentence < this.ends.length; sentence++) {
      let length = 0
      for (; word < this.ends.at(sentence); word++) {
        for (; this.entityEnds.at(entity) === word; entity++) countOne(entityLengths, length + 1 + special)
        length += tokensOf(this.words.at(word))
      }
      countOne(lengths, length + special)
    }
    return { lengths: sorted(lengths), entityLengths: sorted(entityLengths) }
  }
}

function countOne(counts: Map<number, number>, value: number): void {
  counts.set(value, (counts.get(value) ?? 0) + 1)
}

function sorted(counts: ReadonlyMap<number, number>): Tally {
  return [...counts].sort(([one], [other]) => one - other)
}
