import { wordSpans } from '../../shared/entities/wordSpans'
import type { Split } from '../../shared/protocol/example'
import type { TaggedExample } from '../readTagged'
import type { PlannedFile } from '../dataFiles'
import { hashSentence } from '../split/sentenceHash'
import { NameCounts } from './NameCounts'
import { RepeatFinder } from './RepeatFinder'
import { SentenceLengths } from './SentenceLengths'

/** What is counted of one split. */
export interface SplitCounts {
  sentences: number
  words: number
  readonly entities: Map<string, number>
  readonly lengths: SentenceLengths
}

/** Counts what goes by in a pass over data files. */
export class DataSurvey {
  readonly splits = new Map<Split, SplitCounts>()
  readonly repeats = new RepeatFinder()
  readonly names = new NameCounts()
  /** Every word once, by its number. */
  readonly vocabulary = new Map<string, number>()

  add({ tokens, tags, line }: TaggedExample, split: Split, { file }: PlannedFile): void {
    const counts = this.countsOf(split)
    const spans = wordSpans(tags)
    counts.sentences++
    counts.words += tokens.length
    counts.lengths.add(
      tokens.map((token) => this.numberOf(token)),
      spans.map(({ end }) => end - 1),
    )
    for (const { type, start, end } of spans) {
      counts.entities.set(type, (counts.entities.get(type) ?? 0) + 1)
      this.names.add(split, type, tokens.slice(start, end).join(' '))
    }
    const [words, labels] = [hashSentence(tokens), hashSentence(tags)]
    this.repeats.add({ words, tags: labels }, { split, file: file.path, line }, () => tokens)
  }

  private countsOf(split: Split): SplitCounts {
    const known = this.splits.get(split)
    if (known !== undefined) return known
    const counts = { sentences: 0, words: 0, entities: new Map<string, number>(), lengths: new SentenceLengths() }
    this.splits.set(split, counts)
    return counts
  }

  private numberOf(word: string): number {
    const known = this.vocabulary.get(word)
    if (known !== undefined) return known
    const number = this.vocabulary.size
    // A copy of the key: a slice would keep the whole chunk that it was read from.
    this.vocabulary.set(Buffer.from(word).toString(), number)
    return number
  }
}
