import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Keys of a config, or null to leave one of the usual ones out. */
export type TinySettings = Readonly<Record<string, string | number | null>>

const usual = {
  task: 'token-classification',
  train_file: 'train.conll',
  validation_split: 0.25,
  test_file: 'test.conll',
  per_device_train_batch_size: 4,
  learning_rate: 1e-3,
  eval_steps: 5,
  logging_steps: 1,
  precision: 'fp32',
  use_cpu: 'true',
} as const satisfies TinySettings

/**
 * Makes a folder with a config and data, small enough to be trained on in a moment.
 *
 * @param model folder of a tiny model, which `test/trainer/tiny.py` makes
 */
export function makeTinyProject(folder: string, model: string, settings: TinySettings = {}): void {
  mkdirSync(folder, { recursive: true })
  const keys: TinySettings = { ...usual, model_name_or_path: model, ...settings }
  const lines = Object.entries(keys)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => `${key}: ${value}\n`)
  writeFileSync(path.join(folder, 'finetune.yaml'), lines.join(''))
  writeFileSync(path.join(folder, 'train.conll'), tinySentences(0, 48))
  writeFileSync(path.join(folder, 'test.conll'), tinySentences(48, 60))
}

const cities = ['Paris', 'Lyon', 'Brest', 'Nancy', 'Tours', 'Sète', 'Orléans', 'Besançon'] as const

/** CoNLL sentences that differ from each other. */
export function tinySentences(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => {
    const number = from + index
    const [start, end] = [cities[number % 8] ?? '', cities[(number + 1 + Math.floor(number / 8)) % 8] ?? '']
    return `billet O\n${number} O\nde O\n${start} B-DEPART\nà O\n${end} B-ARRIVEE\n\n`
  }).join('')
}
