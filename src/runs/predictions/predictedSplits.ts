import { access } from 'node:fs/promises'
import path from 'node:path'
import type { Split } from '../../shared/protocol/example'
import { runFiles } from '../runFiles'

/** Splits in the order in which one wants to look at their predictions. */
const wanted: readonly Split[] = ['test', 'validation', 'train']

/** Absolute path of a run's predictions on a split. */
export function predictionsFile(directory: string, split: Split): string {
  return path.join(directory, runFiles.predictions, `${split}.jsonl`)
}

/** Splits that a run has predictions on; the one to be shown first comes first. */
export async function predictedSplits(directory: string): Promise<readonly Split[]> {
  const found = await Promise.all(wanted.map((split) => hasPredictions(directory, split)))
  return wanted.filter((_, index) => found[index])
}

export async function hasPredictions(directory: string, split: Split): Promise<boolean> {
  try {
    await access(predictionsFile(directory, split))
    return true
  } catch {
    return false
  }
}
