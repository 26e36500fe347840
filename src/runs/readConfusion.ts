import { createReadStream } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { isRecord, isString } from '../shared/check'
import type { ConfusionMatrix, SplitConfusion } from '../shared/entities/confusion'
import { ConfusionCounter } from '../shared/entities/confusion'
import { isMissing } from '../shared/systemError'
import { runFiles } from './runFiles'

/**
 * Read from a run's predictions: those on the test data, else on the validation data. Line by line, so that the file's
 * size is no matter; a damaged line is left out.
 *
 * @returns null where the run has no predictions (yet)
 * @throws the file system's error
 */
export async function readConfusion(directory: string, signal?: AbortSignal): Promise<SplitConfusion | null> {
  for (const split of ['test', 'validation'] as const) {
    try {
      return { split, ...(await countFile(path.join(directory, runFiles.predictions, `${split}.jsonl`), signal)) }
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
  return null
}

async function countFile(file: string, signal?: AbortSignal): Promise<ConfusionMatrix> {
  const counter = new ConfusionCounter()
  const input = createReadStream(file, { encoding: 'utf8', ...(signal === undefined ? {} : { signal }) })
  // `readline` leaves the stream's errors to it.
  const failed = new Promise<never>((_, reject) => input.once('error', reject))
  await Promise.race([countLines(createInterface({ input, crlfDelay: Infinity }), counter), failed])
  return counter.matrix()
}

async function countLines(lines: AsyncIterable<string>, counter: ConfusionCounter): Promise<void> {
  for await (const line of lines) {
    const tags = readTags(line)
    if (tags !== null) counter.add(tags.gold, tags.predicted)
  }
}

function readTags(line: string): { readonly gold: string[]; readonly predicted: string[] } | null {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return null
  }
  if (!isRecord(value) || !Array.isArray(value['tokens'])) return null
  const tokens = value['tokens'].filter(isRecord)
  const column = (name: string) => tokens.map((token) => token[name]).filter(isString) as string[]
  const [gold, predicted] = [column('gold'), column('predicted')]
  return gold.length === predicted.length ? { gold, predicted } : null
}
