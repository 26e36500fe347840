import type { TextPart } from '../shared/protocol/inference'
import { splitWords } from '../shared/words/splitWords'
import type { WordRuleName } from '../shared/words/wordRule'
import { TextScores, type ScoreStep } from './TextScores'
import { describeText, type Describe } from './describeText'
import { layInWindows, type EncodedText } from './encode/layInWindows'
import type { WordTokenizer } from './encode/wordTokenizer'
import type { SequenceModel } from './model/onnxModel'
import { planBatches } from './planBatches'

/** A model with what is needed to read texts with it. */
export interface TextReader {
  readonly labels: readonly string[]
  readonly wordRule: WordRuleName
  /** In sub-tokens, special tokens included. */
  readonly maxLength: number
  readonly tokenizer: WordTokenizer
  readonly model: SequenceModel
}

/** Texts and characters that are read at once, to have sentences of one length together. */
const textsAtOnce = 256
const charactersAtOnce = 50_000
/** Words that are encoded in a few milliseconds. */
const wordsAtOnce = 500

/**
 * Find the entities of texts in steps of a few milliseconds each, or of one run of the model: between two of them
 * something else may be done, or this be left. A step may have nothing to tell.
 */
export async function* predictTexts(
  reader: TextReader,
  texts: readonly string[],
  options: Describe,
): AsyncGenerator<readonly TextPart[], void, undefined> {
  for await (const steps of scoreTexts(reader, texts)) {
    yield steps.flatMap((step) => describeText(step, reader.labels, options))
  }
}

/** The steps of `predictTexts` before anything is described. */
export async function* scoreTexts(
  reader: TextReader,
  texts: readonly string[],
): AsyncGenerator<readonly ScoreStep[], void, undefined> {
  for (const [start, end] of groups(texts)) {
    const scores: TextScores[] = []
    for (const encoding of encodeTexts(reader, texts.slice(start, end))) {
      if (encoding === null) yield []
      else scores.push(new TextScores(start + scores.length, texts[start + scores.length] ?? '', encoding))
    }
    yield scores.filter(({ isDone }) => isDone).map((empty) => ({ scores: empty, news: [], isLast: true }))
    yield* runBatches(reader.model, scores)
  }
}

async function* runBatches(
  model: SequenceModel,
  texts: readonly TextScores[],
): AsyncGenerator<readonly ScoreStep[], void, undefined> {
  const sequences = texts.flatMap((scores) =>
    scores.encoded.windows.map((window) => ({ ids: window.ids, window, scores })),
  )
  for (const batch of planBatches(sequences, model.precision)) {
    const rows = await model.run(batch.map(({ ids }) => ids))
    yield batch.flatMap(({ window, scores }, index) => {
      const row = rows[index]
      return row ? [{ scores, news: scores.accept(window, row), isLast: scores.isDone }] : []
    })
  }
}

/** Neighbouring texts to read at once, as ranges; a long text is alone. */
function* groups(texts: readonly string[]): Generator<[start: number, end: number]> {
  let start = 0
  let characters = 0
  for (const [index, text] of texts.entries()) {
    const isFull = index - start === textsAtOnce || characters + text.length > charactersAtOnce
    if (isFull && index > start) {
      yield [start, index]
      ;[start, characters] = [index, 0]
    }
    characters += text.length
  }
  if (start < texts.length) yield [start, texts.length]
}

/** Each text encoded; null in between, every few milliseconds. */
function* encodeTexts(
  { wordRule, tokenizer, maxLength }: TextReader,
  texts: readonly string[],
): Generator<EncodedText | null> {
  let sincePause = 0
  for (const text of texts) {
    const words: EncodedText['words'][number][] = []
    for (const word of splitWords(text, wordRule)) {
      words.push({ ...word, ...tokenizer.encodeWord(word.text) })
      if (++sincePause % wordsAtOnce === 0) yield null
    }
    yield layInWindows(words, tokenizer, maxLength)
  }
}
