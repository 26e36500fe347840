import type { Split } from '../../shared/protocol/example'
import { splits } from '../../shared/protocol/example'
import type { RepeatedSentence, RepeatedSentences, SentencePlaceRow } from '../../shared/protocol/dataStatistics'
import { joinWords } from '../../shared/words/joinWords'

/** Hashes of a sentence's words and of its tags. */
export interface SentenceHashes {
  readonly words: number
  readonly tags: number
}

interface Seen {
  readonly tags: number
  readonly place: SentencePlaceRow
  /** Set once the sentence is there a second time. */
  repeated: Repeated | null
}

interface Repeated {
  readonly text: string
  readonly counts: Partial<Record<Split, number>>
  places: SentencePlaceRow[]
  isTaggedAlike: boolean
}

/** Told of each sentence, and of all of them. */
const mostPlaces = 12
const mostShown = 300
/** Characters of a sentence that are shown. */
const longestShown = 200

/** Finds sentences that occur more than once, in one split or across them. */
export class RepeatFinder {
  private readonly seen = new Map<number, Seen>()

  add({ words, tags }: SentenceHashes, place: SentencePlaceRow, tokens: () => readonly string[]): void {
    const seen = this.seen.get(words)
    if (seen === undefined) {
      this.seen.set(words, { tags, place, repeated: null })
      return
    }
    seen.repeated ??= {
      text: shortened(joinWords(tokens(), { hyphens: true, punctuation: true }).text),
      counts: { [seen.place.split]: 1 },
      places: [seen.place],
      isTaggedAlike: true,
    }
    const { repeated } = seen
    repeated.counts[place.split] = (repeated.counts[place.split] ?? 0) + 1
    repeated.isTaggedAlike &&= seen.tags === tags
    if (repeated.places.length < mostPlaces) repeated.places.push(place)
  }

  result(): RepeatedSentences {
    const all = [...this.seen.values()].flatMap(({ repeated }) => repeated ?? [])
    const within: Partial<Record<Split, number>> = {}
    const inTrain: Partial<Record<Split, number>> = {}
    for (const { counts } of all) {
      for (const split of splits) {
        const count = counts[split] ?? 0
        if (count > 1) within[split] = (within[split] ?? 0) + count - 1
        if (split !== 'train' && count > 0 && counts.train !== undefined) inTrain[split] = (inTrain[split] ?? 0) + count
      }
    }
    const shown = all.toSorted((one, other) => weightOf(other) - weightOf(one)).slice(0, mostShown)
    const taggedOtherwise = all.filter(({ isTaggedAlike }) => !isTaggedAlike).length
    return { within, inTrain, taggedOtherwise, shown: shown.map(rowOf), total: all.length }
  }
}

function rowOf({ text, counts, places, isTaggedAlike }: Repeated): RepeatedSentence {
  const order = ({ split }: SentencePlaceRow) => splits.indexOf(split)
  return {
    text,
    count: total(counts),
    places: places.toSorted((one, other) => order(one) - order(other) || one.line - other.line),
    isTaggedAlike,
  }
}

/** Leaks first, then what contradicts itself, then what is most frequent. */
function weightOf({ counts, isTaggedAlike }: Repeated): number {
  const isLeak = counts.train !== undefined && Object.keys(counts).length > 1
  return (isLeak ? 2e9 : 0) + (isTaggedAlike ? 0 : 1e9) + total(counts)
}

function total(counts: Partial<Record<Split, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}

function shortened(text: string): string {
  return text.length > longestShown ? `${text.slice(0, longestShown)} …` : text
}
