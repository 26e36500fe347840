import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isRecord } from '../../shared/check'
import type { TaskName } from '../../shared/protocol/spec'
import { isWordRuleName, type WordRuleName } from '../../shared/words/wordRule'
import { InferenceFailure, errorMessage } from '../failure'

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
 * Read what inference needs to know of a model.
 *
 * @throws InferenceFailure `model-folder-missing`, `model-folder-broken`, `model-format-newer`, `word-rule-unknown`,
 *   `task-not-supported`.
 */
export async function readModelDescription(folder: string): Promise<ModelDescription> {
  const file = path.join(folder, 'finetune.json')
  const broken = (detail: string) => new InferenceFailure('model-folder-broken', { file, detail })
  const document = await readJson(folder, 'finetune.json')
  const { format, task, labels, wordRule, maxLength } = document
  if (typeof format !== 'number') throw broken('`format` is missing')
  if (format > knownFormat) throw new InferenceFailure('model-format-newer', { file, format: String(format) })
  if (task !== 'token-classification') throw new InferenceFailure('task-not-supported', { task: String(task) })
  if (!isTextList(labels) || labels.length === 0) throw broken('`labels` is not a list of names')
  if (typeof wordRule !== 'string') throw broken('`wordRule` is not a name')
  if (!isWordRuleName(wordRule)) throw new InferenceFailure('word-rule-unknown', { file, rule: wordRule })
  if (typeof maxLength !== 'number' || maxLength < 1) throw broken('`maxLength` is not a length')
  return { task, labels, wordRule, maxLength }
}

/**
 * Read a JSON object of a model folder.
 *
 * @throws InferenceFailure `model-folder-missing` if it cannot be read, `model-folder-broken` if it is no JSON object.
 */
export async function readJson(folder: string, name: string): Promise<Readonly<Record<string, unknown>>> {
  const file = path.join(folder, name)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new InferenceFailure('model-folder-missing', { folder, file: name })
  })
  try {
    const document: unknown = JSON.parse(text)
    if (isRecord(document)) return document
  } catch (error) {
    throw new InferenceFailure('model-folder-broken', { file, detail: errorMessage(error) })
  }
  throw new InferenceFailure('model-folder-broken', { file, detail: 'not a JSON object' })
}

function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
