import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import type { ServerSettings } from '../../../src/shared/protocol/languageServer'
import { LanguageClient } from '../../languageServer/LanguageClient'
import { tinySentences } from '../../tinyProject'

/** The bundled server, as it is shipped. */
export const serverProgram = path.resolve(import.meta.dirname, '../../../dist/server.js')

/** A folder for a test, which goes with it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'finetune-server-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A server process and its client; the process ends with the test. */
export function spawnServer(...words: readonly string[]): LanguageClient {
  if (!existsSync(serverProgram)) throw new Error('there is no dist/server.js: run `npm run build`')
  const client = new LanguageClient(process.execPath, [serverProgram, ...words])
  onTestFinished(() => client.kill())
  return client
}

/** A client that has introduced itself to its server. */
export async function connect(settings: Partial<ServerSettings> = {}): Promise<LanguageClient> {
  const client = spawnServer('--stdio')
  await client.initialize({ initializationOptions: settings })
  return client
}

/** A config without a problem, of five lines. */
export const head = `task: token-classification
model_name_or_path: model
train_file: train.conll
validation_file: dev.conll
eval_strategy: epoch
`

/** A folder with a model and data beside a config, and the config's address. */
export function project(sentences = '') {
  const folder = temporaryFolder()
  mkdirSync(path.join(folder, 'model'))
  writeFileSync(path.join(folder, 'model', 'config.json'), '{"model_type": "bert"}')
  writeFileSync(path.join(folder, 'model', 'model.safetensors'), '')
  writeFileSync(path.join(folder, 'dev.conll'), tinySentences(100, 104))
  const data = path.join(folder, 'train.conll')
  writeFileSync(data, sentences)
  return {
    folder,
    uri: pathToFileURL(path.join(folder, 'finetune.yaml')).href,
    data,
    dataUri: pathToFileURL(data).href,
  }
}
