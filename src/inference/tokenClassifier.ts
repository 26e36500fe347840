import type { Aggregation, LoadedModel, Precision } from '../shared/protocol/inference'
import type { EntitySpan } from '../shared/protocol/prediction'
import { splitWords } from '../shared/words/splitWords'
import type { WordRuleName } from '../shared/words/wordRule'
import { groupEntities, type ScoredWord } from './decode/groupEntities'
import { softmax } from './decode/softmax'
import { encodeText, type EncodedText, type EncodedWindow } from './encode/encodeText'
import { readTokenizer, type WordTokenizer } from './encode/wordTokenizer'
import { readModelDescription } from './model/modelFolder'
import { openOnnxModel, type SequenceLogits, type SequenceModel } from './model/onnxModel'
import { planBatches } from './planBatches'

/** Finds the entities of texts with a fine-tuned model. */
export interface TokenClassifier extends LoadedModel {
  predict(texts: readonly string[], aggregation: Aggregation): Promise<EntitySpan[][]>
  /** The words of texts with the probabilities of every sub-token, before they are grouped. */
  scoreWords(texts: readonly string[]): Promise<ScoredWord[][]>
  close(): Promise<void>
}

/**
 * Load a model folder.
 *
 * @param precision Null: fp32 if it is there, else int8.
 * @throws InferenceFailure If the folder is none, is broken, or holds what is not supported.
 */
export async function openTokenClassifier(folder: string, precision: Precision | null): Promise<TokenClassifier> {
  const description = await readModelDescription(folder)
  const [tokenizer, model] = await Promise.all([readTokenizer(folder), openOnnxModel(folder, precision)])
  return createTokenClassifier({ ...description, tokenizer, model })
}

interface Parts {
  readonly labels: readonly string[]
  readonly wordRule: WordRuleName
  readonly maxLength: number
  readonly tokenizer: WordTokenizer
  readonly model: SequenceModel
}

/** A classifier made of its parts. */
export function createTokenClassifier({ labels, wordRule, maxLength, tokenizer, model }: Parts): TokenClassifier {
  const scoreWords = async (texts: readonly string[]) => {
    const encoded = texts.map((text) => encodeText(splitWords(text, wordRule), tokenizer, maxLength))
    const logits = await runWindows(model, encoded)
    return encoded.map((text) => scoreText(text, logits))
  }
  return {
    labels,
    precision: model.precision,
    scoreWords,
    async predict(texts, aggregation) {
      const scored = await scoreWords(texts)
      return texts.map((text, index) => groupEntities(text, scored[index] ?? [], labels, aggregation))
    },
    close: () => model.close(),
  }
}

type WindowLogits = ReadonlyMap<EncodedWindow, SequenceLogits>

/** The logits of every window. */
async function runWindows(model: SequenceModel, texts: readonly EncodedText[]): Promise<WindowLogits> {
  const logits = new Map<EncodedWindow, SequenceLogits>()
  const windows = texts.flatMap((text) => text.windows)
  for (const batch of planBatches(windows, model.precision)) {
    const rows = await model.run(batch.map(({ ids }) => ids))
    for (const [index, window] of batch.entries()) {
      const row = rows[index]
      if (row) logits.set(window, row)
    }
  }
  return logits
}

function scoreText({ words, windows }: EncodedText, logits: WindowLogits): ScoredWord[] {
  const scored: ScoredWord[] = words.map(({ start, end, locate }) => ({ start, end, locate, probabilities: [] }))
  for (const window of windows) {
    const row = logits.get(window)
    for (const { word, position, length } of row ? window.decided : []) {
      const probabilities = Array.from({ length }, (_, offset) => softmax(row?.at(position + offset) ?? []))
      const target = scored[word]
      if (target) scored[word] = { ...target, probabilities }
    }
  }
  return scored
}
