import type { DataReading } from '../../shared/protocol/spec'
import { lettersOf } from '../../shared/text/sentenceLetters'
import { chooseWordRule } from '../../shared/words/chooseWordRule'
import type { WordRuleName } from '../../shared/words/wordRule'
import { FileTags } from '../correct/FileTags'
import type { RawExample } from '../format/rawExample'
import type { AppendSource } from './appendSource'
import type { ExampleFormat, ExampleWriting } from './exampleFormat'
import { countsUtf16 } from './recordShape'

/** Sentences that the word rule is chosen by. */
const sampleSize = 1000

/** A data file that sentences are appended to, as its text is now. */
export interface AppendedFile {
  /** Whether there is nothing in it yet. */
  readonly isEmpty: boolean
  readonly hasExamples: boolean
  /** Null if how it writes examples is not known. */
  readonly writing: ExampleWriting | null
  /** Whether spans are counted in UTF-16 units and not in code points. */
  readonly isUtf16: boolean
  /** How it writes its tags. */
  readonly tags: FileTags
  /** The rule that splits a text into words as it has them. */
  readonly wordRule: WordRuleName
  /** Those of the wanted `lettersOf` that it has. */
  readonly known: ReadonlySet<string>
}

/**
 * Reads a file once, of which no more is kept than what was learned.
 *
 * @param wanted `lettersOf` sentences that are looked for
 * @throws DataFault if it cannot be read to its end
 */
export async function readAppendedFile(
  source: AppendSource,
  format: ExampleFormat,
  reading: DataReading,
  wanted: ReadonlySet<string>,
): Promise<AppendedFile> {
  const learned = new LearnedExamples(reading, wanted)
  for await (const batch of source.batches) learned.add(format.read(batch))
  learned.add(format.end())
  const { hasExamples, isUtf16, tags, known, wordRule } = learned
  const writing = format.writing(source.end())
  return { isEmpty: format.isEmpty, hasExamples, writing, isUtf16, tags, wordRule, known }
}

/** What the examples of a file tell. */
class LearnedExamples {
  readonly tags: FileTags
  readonly known = new Set<string>()
  hasExamples = false
  isUtf16 = false
  private readonly sample: (readonly string[])[] = []

  constructor(
    reading: DataReading,
    private readonly wanted: ReadonlySet<string>,
  ) {
    this.tags = new FileTags(reading)
  }

  get wordRule(): WordRuleName {
    return chooseWordRule(this.sample).rule
  }

  add(examples: readonly RawExample[]): void {
    this.hasExamples ||= examples.length > 0
    for (const example of examples) {
      this.tags.learn(tagsOf(example))
      if (example.type === 'text') this.isUtf16 ||= countsUtf16(example)
      else if (this.sample.length < sampleSize) this.sample.push(example.tokens)
      const letters = lettersOf(example.type === 'text' ? example.text : example.tokens.join(''))
      if (this.wanted.has(letters)) this.known.add(letters)
    }
  }
}

function tagsOf(example: RawExample): readonly string[] {
  return example.type === 'tokens' ? example.tags : example.spans.map(({ label }) => `B-${label}`)
}
