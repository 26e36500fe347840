import type { LoadedModel, Precision, TextPart } from '../shared/protocol/inference'
import type { Describe } from './describeText'
import { readTokenizer } from './encode/wordTokenizer'
import { InferenceFailure } from './failure'
import { readModelDescription } from './model/modelFolder'
import { findOnnxFile, openOnnxModel } from './model/onnxModel'
import { predictTexts, type TextReader } from './predictTexts'

/** A loaded model that finds the entities of texts. */
export interface TokenClassifier extends Omit<LoadedModel, 'version'> {
  /** Its parts, for those who want the scores themselves. */
  readonly reader: TextReader
  /** In small steps, some of which have nothing to tell. */
  predict(texts: readonly string[], options: Describe): AsyncGenerator<readonly TextPart[], void, undefined>
  close(): Promise<void>
}

/**
 * Load a model folder.
 *
 * @param precisions The first of these that it has.
 * @throws InferenceFailure If the folder is none, is broken, or holds what is not supported.
 */
export async function openTokenClassifier(folder: string, precisions: readonly Precision[]): Promise<TokenClassifier> {
  const description = await readModelDescription(folder)
  const file = findOnnxFile(folder, precisions)
  const tokenizer = await readTokenizer(folder)
  const model = await openOnnxModel(file)
  const { labels } = description
  if (model.scores !== null && model.scores !== labels.length) {
    await model.close()
    const counts = { scores: String(model.scores), labels: String(labels.length) }
    throw new InferenceFailure('labels-do-not-fit', { folder, ...counts })
  }
  return createTokenClassifier({ ...description, tokenizer, model })
}

/** A classifier made of its parts. */
export function createTokenClassifier(reader: TextReader): TokenClassifier {
  const { labels, maxLength, model, tokenizer } = reader
  return {
    labels,
    precision: model.precision,
    maxLength,
    special: tokenizer.special,
    reader,
    predict: (texts, options) => predictTexts(reader, texts, options),
    close: () => model.close(),
  }
}
