import type { Aggregation, Detail, SubToken, WordPrediction } from '../../shared/protocol/inference'
import { outside } from '../../shared/entities/tagType'
import { decideWord, type ScoredWord } from './groupEntities'
import { argmax } from './softmax'

/** A scored word with what the model was given of it. */
export interface ReadWord extends ScoredWord {
  readonly ids: readonly number[]
  readonly tokens: readonly string[]
  /** A row a sub-token, as `probabilities`; both stop where the word was cut. */
  readonly logits: readonly Float32Array[]
  /** Which of the text's windows decided it, from 0. */
  readonly window: number
}

/** What is told of a word. */
export function describeWord(
  word: ReadWord,
  labels: readonly string[],
  { aggregation, detail }: { readonly aggregation: Aggregation; readonly detail: Detail },
): WordPrediction {
  const { start, end } = word
  const row = decideWord(word, aggregation)
  // As the trainer has it: surely outside.
  const probabilities = row ? [...row] : labels.map((label) => (label === outside ? 1 : 0))
  const label = row ? (labels[argmax(row)] ?? outside) : outside
  const described = { start, end, label, probabilities }
  if (detail !== 'tokens') return described
  return {
    ...described,
    tokens: describeTokens(word),
    window: word.window,
    unread: word.ids.length - word.logits.length,
  }
}

function describeTokens(word: ReadWord): SubToken[] {
  const ranges = word.locate(word.logits.length)
  return word.logits.map((logits, index) => ({
    text: word.tokens[index] ?? '',
    id: word.ids[index] ?? 0,
    start: word.start + (ranges[index]?.start ?? 0),
    end: word.start + (ranges[index]?.end ?? 0),
    logits: [...logits],
    probabilities: [...(word.probabilities[index] ?? [])],
  }))
}
