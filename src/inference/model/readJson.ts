import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { isRecord } from '../../shared/check'
import { InferenceFailure, errorMessage } from '../failure'

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

/** Whether a value is a list of texts, which may be empty. */
export function isTextList(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}
