import { existsSync } from 'node:fs'
import path from 'node:path'
import type { TaskName } from '../../shared/protocol/spec'
import { isWordRuleName, type WordRuleName } from '../../shared/words/wordRule'
import { InferenceFailure } from '../failure'
import { isTextList, readJson } from './readJson'
import { readForeignDescription } from './foreignFolder'

const cardName = 'finetune.json'
const tokenClassification = 'token-classification'

/** Newest layout of `finetune.json` that is understood here. */
const knownFormat = 1

/** `finetune.json` in a model folder: what inference needs to know of the training. */
export interface ModelDescription {
  readonly task: TaskName
  /** Tags in the order of the model's outputs. */
  readonly labels: readonly string[]
  /** The rule that splits text into words as the training data was. */
  readonly wordRule: WordRuleName
  /** Longest sequence that the model was trained on, in sub-tokens, special tokens included. */
  readonly maxLength: number
}

/**
 * Read what inference needs to know of a model: from `finetune.json`, or in a folder of another tool from `config.json`.
 *
 * @throws InferenceFailure `folder-missing`, `model-folder-missing`, `model-folder-broken`, `model-format-newer`,
 *   `word-rule-unknown`, `task-not-supported`, `labels-missing`.
 */
export async function readModelDescription(folder: string): Promise<ModelDescription> {
  if (!existsSync(folder)) throw new InferenceFailure('folder-missing', { folder })
  const isForeign = !existsSync(path.join(folder, cardName)) && existsSync(path.join(folder, 'config.json'))
  return isForeign ? readForeignDescription(folder) : readCard(folder)
}

async function readCard(folder: string): Promise<ModelDescription> {
  const file = path.join(folder, cardName)
  const broken = (detail: string) => new InferenceFailure('model-folder-broken', { file, detail })
  const document = await readJson(folder, cardName)
  const { format, task, labels, wordRule, maxLength } = document
  if (typeof format !== 'number') throw broken('`format` is missing')
  if (format > knownFormat) throw new InferenceFailure('model-format-newer', { file, format: String(format) })
  if (task !== tokenClassification) throw new InferenceFailure('task-not-supported', { task: String(task) })
  if (!isTextList(labels) || labels.length === 0) throw new InferenceFailure('labels-missing', { file })
  if (typeof wordRule !== 'string') throw broken('`wordRule` is not a name')
  if (!isWordRuleName(wordRule)) throw new InferenceFailure('word-rule-unknown', { file, rule: wordRule })
  if (typeof maxLength !== 'number' || maxLength < 1) throw broken('`maxLength` is not a length')
  return { task, labels, wordRule, maxLength }
}
