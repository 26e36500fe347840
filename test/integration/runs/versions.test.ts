import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { InferenceClient } from '../../../src/inference/client'
import type { ExportDocument } from '../../../src/shared/protocol/commandLine'
import { readExportDocument } from '../../../src/shared/protocol/readCommandLine'
import { bundleChild } from '../inference/reference'
import { CommandLine, outcomeOf } from './commandLine'

let cli: CommandLine
let client: InferenceClient
/** A run of 20 steps with checkpoints of steps 10 and 20. */
let run: string

beforeAll(async () => {
  cli = new CommandLine()
  client = new InferenceClient({ program: await bundleChild(cli.folder) })
  const project = cli.project('versions', { max_steps: 20, eval_steps: 10, save_total_limit: 2 })
  const { json } = await cli.json(project, 'start', 'finetune.yaml')
  run = (json as { directory: string }).directory
}, 300_000)
afterAll(() => {
  client.dispose()
  rmSync(cli.folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Export and read the document. */
async function exported(...words: readonly string[]): Promise<ExportDocument> {
  const { json } = await cli.json(cli.folder, 'export', ...words)
  const document = readExportDocument(json)
  if (document === null) throw new Error(JSON.stringify(json))
  return document
}

/** What a model says of the words of a text, in Node. */
async function scoresOf(folder: string) {
  const model = await client.load(folder, { precision: 'fp32' })
  const [prediction] = await model.predict(['je pars de Lyon'], { detail: 'tokens' })
  if (prediction === undefined) throw new Error('nothing was predicted')
  return prediction
}

/** What every file of the run holds. */
function contents(): Readonly<Record<string, string>> {
  const files = readdirSync(run, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  const paths = files.map(({ parentPath, name }) => path.join(parentPath, name)).sort()
  return Object.fromEntries(paths.map((file) => [file, createHash('sha256').update(readFileSync(file)).digest('hex')]))
}

const eventsOf = () => readFileSync(path.join(run, 'events.jsonl'), 'utf8')

describe('finetune export', () => {
  it('makes models of a checkpoint and of the untrained state, which the model of the run is not', async () => {
    const before = eventsOf()
    const untrained = await exported(run, '--checkpoint', '0')
    const early = await exported(run, '--checkpoint', '10')
    expect(untrained).toMatchObject({ model: path.join(run, 'models', 'step-0'), isNew: true })
    expect(early).toMatchObject({ model: path.join(run, 'models', 'step-10'), isNew: true })
    expect(early.files.map(({ precision }) => precision)).toEqual(['fp32', 'int8'])
    expect(eventsOf()).toBe(before)

    expect(await exported(path.join(run, 'checkpoint-10'))).toEqual({ ...early, isNew: false })
    expect((await exported(run, '--checkpoint', '10', '--again')).isNew).toBe(true)
    expect(await scoresOf(early.model)).not.toEqual(await scoresOf(untrained.model))
  })

  it('makes the model of a run again, and notes it there', async () => {
    const before = eventsOf()
    const model = path.join(run, 'model')
    const document = await exported(run)
    expect(document).toMatchObject({ directory: run, model, warnings: expect.any(Array) as unknown, isNew: true })
    const added = eventsOf().slice(before.length).trim().split('\n')
    expect(JSON.parse(added.at(-1) ?? '')).toMatchObject({ type: 'exported', files: document.files })
  })

  it('names the checkpoints that there are', async () => {
    const { code, json } = await cli.json(cli.folder, 'export', run, '--checkpoint', '7')
    const hint = expect.stringContaining('10, 20') as string
    expect({ code, json }).toMatchObject({ code: 2, json: { error: { code: 'no-checkpoint', hint } } })
  })

  it('makes the ONNX files of a folder of no run', async () => {
    const folder = path.join(cli.folder, 'theirs')
    cpSync(path.join(run, 'checkpoint-10'), folder, { recursive: true })
    expect(await exported(folder)).toMatchObject({ run: null, model: folder, isNew: true })
    expect(await exported(folder)).toMatchObject({ isNew: false })
    const same = await exported(run, '--checkpoint', '10')
    expect(await scoresOf(folder)).toEqual(await scoresOf(same.model))
  })

  describe.skipIf(process.platform === 'win32')('that is cancelled', () => {
    it('leaves nothing', async () => {
      const child = cli.spawn(cli.folder, 'export', run, '--checkpoint', '20', '--json')
      const outcome = outcomeOf(child)
      await once(child.stderr, 'data')
      child.kill('SIGINT')
      const { code, stdout } = await outcome
      expect([code, JSON.parse(stdout)]).toMatchObject([130, { error: { code: 'cancelled' } }])
      expect(readdirSync(path.join(run, 'models')).sort()).toEqual(['step-0', 'step-10'])
    })

    it('leaves a run as it was, by Ctrl-C in the midst of writing', async () => {
      const before = contents()
      const child = cli.spawn(cli.folder, 'export', run, '--json')
      const outcome = outcomeOf(child)
      const writing = path.join(run, 'model', '.onnx.tmp')
      await expect.poll(() => existsSync(writing), { timeout: 60_000, interval: 20 }).toBe(true)
      // As a terminal does it: to all of the group, the trainer included.
      process.kill(-(child.pid ?? Number.NaN), 'SIGINT')
      const { code, stdout } = await outcome
      expect([code, JSON.parse(stdout)]).toMatchObject([130, { error: { code: 'cancelled' } }])
      expect(contents()).toEqual(before)
    })
  })
})
