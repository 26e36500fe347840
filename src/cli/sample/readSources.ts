import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { SampleSources } from './makeSample'

/** Reads what the sample's sentences are made from. */
export async function readSources(folder: string): Promise<SampleSources> {
  const [templates, cities, firstNames] = await Promise.all(
    ['templates.txt', 'cities.txt', 'first-names.txt'].map((name) => readLines(path.join(folder, name))),
  )
  return { templates: templates ?? [], cities: cities ?? [], firstNames: firstNames ?? [] }
}

async function readLines(file: string): Promise<readonly string[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/)
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}
