import path from 'node:path'
import { isRecord } from '../../shared/check'
import { defaultWordRule } from '../../shared/words/wordRule'
import { InferenceFailure } from '../failure'
import type { ModelDescription } from './modelFolder'
import { isTextList, readJson } from './readJson'

/** Longest sequence where nobody names one, and where a tokenizer says "any" with a huge number. */
const usualLength = 512
/** RoBERTa's kinds number their positions from 2 on, so that two of the table are no token's; others can spare them. */
const unusedPositions = 2

/**
 * What a folder of Hugging Face files tells of its model without a `finetune.json`. How its training data was split into
 * words is not known: words are what our data is split into by default.
 *
 * @throws InferenceFailure `model-folder-broken`, `task-not-supported`, `labels-missing`
 */
export async function readForeignDescription(folder: string): Promise<ModelDescription> {
  const config = await readJson(folder, 'config.json')
  const file = path.join(folder, 'config.json')
  const { architectures } = config
  const architecture = isTextList(architectures) ? architectures[0] : undefined
  if (architecture !== undefined && !architecture.endsWith('ForTokenClassification')) {
    throw new InferenceFailure('task-not-supported', { task: architecture })
  }
  const labels = labelsOf(config['id2label'])
  if (labels === null) throw new InferenceFailure('labels-missing', { file })
  const tokenizer = await readJson(folder, 'tokenizer_config.json')
  const maxLength = lengthOf(config['max_position_embeddings'], tokenizer['model_max_length'])
  return { task: 'token-classification', labels, wordRule: defaultWordRule, maxLength }
}

/** `{"0": "O", "1": "B-PER"}` as a list; null if a number is left out. */
function labelsOf(names: unknown): string[] | null {
  if (!isRecord(names)) return null
  const labels = Array.from({ length: Object.keys(names).length }, (_, index) => names[String(index)])
  return isTextList(labels) && labels.length > 0 ? labels : null
}

function lengthOf(positions: unknown, tokenizerLength: unknown): number {
  const lengths = [
    typeof positions === 'number' ? positions - unusedPositions : usualLength,
    typeof tokenizerLength === 'number' ? tokenizerLength : usualLength,
  ]
  return Math.max(1, Math.min(usualLength, ...lengths))
}
