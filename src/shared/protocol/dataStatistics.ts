import type { ProblemRow } from './commandLine'
import type { Split } from './example'

/** `data`: what a config's data files, or one file, hold. Read by the panel of data statistics. */
export interface DataStatisticsDocument {
  /** Absolute path of the config that says how the files are read; null where none names the file. */
  readonly config: string | null
  /** Absolute paths, in the order in which they were read. */
  readonly files: readonly StatisticsFile[]
  /** How lengths are counted. */
  readonly tokenizer: TokenizerState
  /** `max_seq_length` of the config. */
  readonly maxLength: number | null
  /** Those that have sentences, in the order train, validation, test. */
  readonly splits: readonly SplitFigures[]
  readonly repeated: RepeatedSentences
  /** Of each split but train; none where there is no training split. */
  readonly names: readonly SeenNames[]
  /** What is wrong with the files; of each kind the first few. */
  readonly problems: readonly ProblemRow[]
}

export interface StatisticsFile {
  readonly split: Split
  /** Absolute. */
  readonly path: string
  /** As the config has it. */
  readonly name: string
}

/** The tokens of a model, or words because its tokenizer cannot be had: `reason` says why and what to do. */
export type TokenizerState =
  | { readonly unit: 'tokens'; readonly model: string; readonly special: number }
  | { readonly unit: 'words'; readonly model: string | null; readonly reason: string }

export interface SplitFigures {
  readonly split: Split
  readonly sentences: number
  readonly words: number
  /** By label. */
  readonly entities: Readonly<Record<string, number>>
  /** How many sentences have each length, special tokens included; ascending. */
  readonly lengths: Tally
  /** How many entities need a `max_seq_length` of at least so much, all of their words to be seen; ascending. */
  readonly entityLengths: Tally
}

/** How often each number occurs. */
export type Tally = readonly (readonly [value: number, count: number])[]

/** A line of a data file, from 1. */
export interface SentencePlaceRow {
  readonly split: Split
  /** Absolute. */
  readonly file: string
  readonly line: number
}

/** A sentence that occurs more than once. */
export interface RepeatedSentence {
  readonly text: string
  readonly count: number
  /** Some of them, in the order train, validation, test. */
  readonly places: readonly SentencePlaceRow[]
  /** Whether all of them have the same tags. */
  readonly isTaggedAlike: boolean
}

export interface RepeatedSentences {
  /** How many sentences of a split are there before in the same split. */
  readonly within: Readonly<Partial<Record<Split, number>>>
  /** How many of each held-out split are training sentences too. */
  readonly inTrain: Readonly<Partial<Record<Split, number>>>
  /** Different sentences that occur more than once with different tags. */
  readonly taggedOtherwise: number
  /** Those that say most about the scores first: in train and held out, tagged otherwise, then the most frequent. */
  readonly shown: readonly RepeatedSentence[]
  /** Different sentences that occur more than once. */
  readonly total: number
}

/** Which names of a held-out split a model may know by heart. */
export interface SeenNames {
  readonly split: Split
  /** In the order of the labels, and of all of them (`label` null) at last. */
  readonly shares: readonly SeenShare[]
  /** The most frequent names that train has too. */
  readonly shown: readonly SeenName[]
  /** Different names that train has too. */
  readonly total: number
}

/** Entities of a label. */
export interface SeenShare {
  readonly label: string | null
  readonly entities: number
  /** Those whose words are an entity of this label in train. */
  readonly seen: number
  /** Those whose words are entities of other labels in train only. */
  readonly seenAsOther: number
}

export interface SeenName {
  readonly text: string
  readonly label: string
  readonly inTrain: number
  readonly here: number
}
