import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { LanguageClient } from '../../languageServer/LanguageClient'
import { residentBytes } from '../../languageServer/residentBytes'
import { generateFile } from '../data/generateFile'
import { Figures } from '../figures'
import type { Candidate } from './measureServer'

/** What happens while a large data file is read. */
export interface LargeReading {
  /** Seconds until its figures are there. */
  readonly seconds: number
  /** Milliseconds of the hovers that were asked for in the meantime, one after the other. */
  readonly hover: Figures
  /** Resident bytes of the server before, and the most in the meantime. */
  readonly before: number
  readonly largest: number
}

const text = `task: token-classification
model_name_or_path: model
train_file: large.conll
validation_split: 0.1
`

/** Opens a config whose training file has so many bytes, and asks until it is counted. */
export async function readLargeFile({ node, words }: Candidate, folder: string, bytes: number): Promise<LargeReading> {
  generateFile(path.join(folder, 'large.conll'), 'conll', bytes)
  const file = path.join(folder, 'finetune.yaml')
  writeFileSync(file, text)
  const uri = pathToFileURL(file).href
  const client = new LanguageClient(node, words)
  await client.initialize()
  client.openText(uri, text)
  await client.diagnosed(uri, 1)
  const before = await residentBytes(client.pid)
  const begin = performance.now()
  const reading = { isDone: false }
  void client.next((each) => each.uri === uri).then(() => (reading.isDone = true))
  const hovers: number[] = []
  let largest = before
  while (!reading.isDone) {
    const asked = performance.now()
    await client.request('textDocument/hover', { textDocument: { uri }, position: { line: 2, character: 3 } })
    hovers.push(performance.now() - asked)
    largest = Math.max(largest, await residentBytes(client.pid))
  }
  const seconds = (performance.now() - begin) / 1000
  await client.end()
  return { seconds, hover: new Figures(hovers), before, largest }
}
