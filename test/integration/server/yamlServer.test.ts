import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CompletionList, Hover } from 'vscode-languageserver/node'
import { LanguageClient } from '../../languageServer/LanguageClient'
import { resolveText, smallConfig } from '../../unit/config/fixture'
import { connect, temporaryFolder } from './serverProcess'

const repository = path.resolve(import.meta.dirname, '../../..')
const yamlServer = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server')
const sample = readFileSync(path.join(repository, 'media/samples/travel-fr/finetune.yaml'), 'utf8')
const modeline = '# yaml-language-server: $schema=a%20schema.json\n'

/** A stock YAML server with a config whose first line names what `finetune schema` prints. */
async function openInYamlServer() {
  const folder = temporaryFolder()
  const schema = execFileSync(process.execPath, [path.join(repository, 'dist/cli.js'), 'schema'])
  writeFileSync(path.join(folder, 'a schema.json'), schema)
  const client = new LanguageClient(process.execPath, [yamlServer, '--stdio'])
  onTestFinished(() => client.kill())
  await client.initialize({ rootUri: pathToFileURL(folder).href })
  const uri = pathToFileURL(path.join(folder, 'finetune.yaml')).href
  const published = () => client.next((each) => each.uri === uri)
  client.openText(uri, modeline, 'yaml')
  await published()
  let version = 1
  const write = async (text: string) => {
    client.change(uri, ++version, { text: `${modeline}${text}` })
    return (await published()).diagnostics
  }
  return { client, uri, write }
}

/** Lines that are right or wrong by themselves, whatever files are there. */
const lines: readonly string[] = [
  '',
  'learning_rate: 5e-5',
  'learning_rate: fast',
  'learning_rate: -1',
  'learnig_rate: 5e-5',
  'Learning_Rate: 5e-5',
  'warmup_ratio: 0.1',
  'warmup_steps: 0.1',
  'warmup_steps: 1.5',
  'num_train_epochs: 0',
  'eval_strategy: epoch\nsave_strategy: epoch',
  'eval_strategy: sometimes',
  'optim: adamax',
  'freeze: {embeddings: true, layers: 0.5}',
  'freeze: {layer: 1}',
  'labels: []',
  'label_map: {A: B}',
  'label_map: [A]',
  'early_stopping_patience: null',
  'batch_size: 8',
  'report_to: none',
  'precision: bf16',
]

describe('the schema in a stock YAML server', { timeout: 120_000 }, () => {
  it('finds nothing in the sample', async () => {
    const { write } = await openInYamlServer()
    expect(await write(sample)).toEqual([])
  })

  it('finds errors in the configs in which the checker finds some, and in no other', async () => {
    const { write } = await openInYamlServer()
    for (const line of lines) {
      const text = `${smallConfig}${line}\n`
      const isWrong = resolveText(text).problems.some(({ severity }) => severity === 'error')
      expect({ line, isWrong: (await write(text)).length > 0 }).toEqual({ line, isWrong })
    }
  })

  it('marks the key or the value that is wrong', async () => {
    const { write } = await openInYamlServer()
    const above = modeline.split('\n').length + smallConfig.split('\n').length - 2
    const [diagnostic] = await write(`${smallConfig}eval_strategy: sometimes\n`)
    expect(diagnostic?.range.start).toEqual({ line: above, character: 'eval_strategy: '.length })
  })

  it('documents keys and completes values', async () => {
    const { client, uri, write } = await openInYamlServer()
    const text = `${smallConfig}lr_scheduler_type: linear\n`
    await write(text)
    const line = text.split('\n').length - 1
    const at = (character: number) => ({ textDocument: { uri }, position: { line, character } })
    const hover = await client.request<Hover>('textDocument/hover', at(3))
    expect(JSON.stringify(hover.contents)).toContain('learning rate')
    const list = await client.request<CompletionList>('textDocument/completion', at('lr_scheduler_type: '.length))
    expect(list.items.map(({ label }) => label)).toEqual(expect.arrayContaining(['linear', 'cosine', 'polynomial']))
  })
})

it('our own server accepts the line that names the schema', async () => {
  const client = await connect()
  client.openText('untitled:x', `${modeline}${smallConfig}`)
  const { diagnostics } = await client.diagnosed('untitled:x', 1)
  expect(diagnostics.filter(({ range }) => range.start.line === 0)).toEqual([])
})
