import {
  chooseWordRule,
  chooseWordRuleForSpans,
  type MarkedText,
  type WordRuleChoice,
} from '../shared/words/chooseWordRule'
import { defaultWordRule, type WordRuleName } from '../shared/words/wordRule'
import type { PlannedFile } from './dataFiles'
import { EvenSample } from './evenSample'
import { DataFault, type Report } from './fault'
import type { RawExample } from './format/rawExample'
import { toUtf16Spans } from './format/utf16Spans'
import { readRaw, type TaggedContext } from './readTagged'

/** Sentences that a rule is chosen by. */
const sampleSize = 1000

type ContextOf = (planned: PlannedFile, report: Report) => TaggedContext

/**
 * Finds the word rule. Words of training files are sampled as they pass by. Texts with spans need a rule before they
 * can be split, so where there are any the first training examples are looked at in advance.
 */
export class WordRuleChooser {
  private readonly sample = new EvenSample<string>(sampleSize)
  private choice: WordRuleChoice | null = null

  constructor(private readonly given: WordRuleName | null) {}

  /** For texts with spans; known after `prepare`. */
  get rule(): WordRuleName {
    return this.given ?? this.choice?.rule ?? defaultWordRule
  }

  async prepare(files: readonly PlannedFile[], contextOf: ContextOf): Promise<void> {
    if (this.given !== null) {
      return
    }
    const firsts = await Promise.all(files.map((file) => firstExamples(file, 1, contextOf)))
    const train = files.find((file) => file.split === 'train')
    if (train === undefined || !firsts.some(([first]) => first?.type === 'text')) {
      return
    }
    const examples = await firstExamples(train, sampleSize, contextOf)
    const words = examples.flatMap((example) => (example.type === 'tokens' ? [example.tokens] : []))
    const texts = examples.flatMap((example) => (example.type === 'text' ? [toMarkedText(example)] : []))
    this.choice = texts.length > 0 ? chooseWordRuleForSpans(texts) : chooseWordRule(words)
  }

  /** A training sentence. */
  offer(tokens: readonly string[]): void {
    if (this.choice === null) {
      // As one string: the words are slices that would keep the chunks they were read from.
      this.sample.offer(() => JSON.stringify(tokens))
    }
  }

  choose(): WordRuleChoice {
    const sentences = this.sample.items().map((text) => JSON.parse(text) as readonly string[])
    const choice = this.choice ?? chooseWordRule(sentences)
    return this.given === null ? choice : { rule: this.given, agreement: null }
  }
}

function toMarkedText({ text, spans }: Extract<RawExample, { type: 'text' }>): MarkedText {
  return { text, spans: toUtf16Spans(text, spans, []) }
}

/** The first examples of a file, whatever is wrong with it: reading it in earnest will tell. */
async function firstExamples(file: PlannedFile, count: number, contextOf: ContextOf): Promise<readonly RawExample[]> {
  const found: RawExample[] = []
  try {
    for await (const batch of readRaw(
      file,
      contextOf(file, () => undefined),
    )) {
      found.push(...batch.slice(0, count - found.length))
      if (found.length >= count) {
        break
      }
    }
  } catch (error) {
    if (!(error instanceof DataFault)) {
      throw error
    }
  }
  return found
}
